import { type GoodsFilters, goodsPageInput } from '@/lib/goods/schemas'

type Params = Record<string, string | string[] | undefined>

/** Filters from an address. What cannot be read is left out, so that no old link ever breaks. */
export function readUrl(params: Params): GoodsFilters {
  const given = Object.fromEntries(
    Object.entries(params).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = goodsPageInput.safeParse(given)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  return goodsPageInput.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !bad.has(key))))
}
