import { currencySchema } from '@/lib/kernel/money'
import { postingKindSchema } from '@/lib/ledger/schemas'
import type { StatementUrl } from './url'

/** Filters from an address; what cannot be read is left out. */
export function readUrl(params: Record<string, string | string[] | undefined>): StatementUrl {
  const kind = postingKindSchema.safeParse(params.kind)
  const month =
    typeof params.month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(params.month)
      ? params.month
      : undefined
  const currency = currencySchema.safeParse(params.currency)
  return { kind: kind.success ? kind.data : undefined, month, currency: currency.data }
}
