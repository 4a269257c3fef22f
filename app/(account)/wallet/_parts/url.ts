import type { Currency } from '@/lib/kernel/amount'
import type { PostingKind } from '@/lib/ledger/schemas'

export interface StatementUrl {
  kind?: PostingKind | undefined
  month?: string | undefined
  /** Of one of the person's wallets; left out: of their usual one. */
  currency?: Currency | undefined
}

export function queryOf({ kind, month, currency }: StatementUrl): string {
  const query = new URLSearchParams()
  if (month) query.set('month', month)
  if (kind) query.set('kind', kind)
  if (currency) query.set('currency', currency)
  return query.toString()
}

const named = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export const monthName = (month: string): string => named.format(new Date(`${month}-01T00:00:00Z`))

/** Months from now back to the first use of the wallet, at most 24. */
export function monthsSince(since: string | null, now: string): string[] {
  const first = (since ?? now).slice(0, 7)
  const months: string[] = []
  const at = new Date(`${now.slice(0, 7)}-01T00:00:00Z`)
  while (months.length < 24 && at.toISOString().slice(0, 7) >= first) {
    months.push(at.toISOString().slice(0, 7))
    at.setUTCMonth(at.getUTCMonth() - 1)
  }
  return months
}
