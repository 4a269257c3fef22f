import { type PostingKind, postingKindSchema } from '@/lib/ledger/schemas'

export interface StatementUrl {
  kind?: PostingKind | undefined
  month?: string | undefined
}

/** Filters from an address; what cannot be read is left out. */
export function readUrl(params: Record<string, string | string[] | undefined>): StatementUrl {
  const kind = postingKindSchema.safeParse(params.kind)
  const month =
    typeof params.month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(params.month)
      ? params.month
      : undefined
  return { kind: kind.success ? kind.data : undefined, month }
}

export function queryOf({ kind, month }: StatementUrl): string {
  const query = new URLSearchParams()
  if (month) query.set('month', month)
  if (kind) query.set('kind', kind)
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
