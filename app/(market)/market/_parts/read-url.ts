import { listingPageInput } from '@/lib/listings/schemas'
import type { MarketUrl } from './url'

type Params = Record<string, string | string[] | undefined>

/** Filters from an address. What cannot be read is left out, so that no old link ever breaks. */
export function readUrl(params: Params): MarketUrl {
  const view = params.view === 'table' ? 'table' : 'cards'
  const given = Object.fromEntries(
    Object.entries(params).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = listingPageInput.safeParse(given)
  if (parsed.success) return { filters: parsed.data, view }
  const bad = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !bad.has(key)))
  return { filters: listingPageInput.parse(rest), view }
}
