import { type Currency, currencyDigits } from '@/lib/kernel/money'
import type { StatementRow } from './schemas'

const heads = ['Date (UTC)', 'Kind', 'Title', 'Detail', 'Posting', 'Amount', 'Currency', 'Balance']

/** A statement as RFC 4180 CSV: amounts as plain decimals, the newest row first. */
export function csvOf(rows: readonly StatementRow[], currency: Currency): string {
  const lines = rows.map((row) => [
    row.at,
    row.kind,
    row.title,
    row.detail ?? '',
    row.postingId,
    decimal(row.amountMinor, currency),
    currency,
    decimal(row.balanceAfterMinor, currency),
  ])
  return csv([heads, ...lines])
}

/** Rows of cells as RFC 4180 CSV; what a spreadsheet would run is made harmless. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')

const plainNumber = /^-?\d+(\.\d+)?$/

/** Text that a spreadsheet would run as a formula is made harmless by an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** `24.10`, as a spreadsheet reads it. */
export function decimal(amountMinor: number, currency: Currency): string {
  const digits = currencyDigits(currency)
  const sign = amountMinor < 0 ? '-' : ''
  const plain = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  if (digits === 0) return sign + plain
  return `${sign}${plain.slice(0, -digits)}.${plain.slice(-digits)}`
}
