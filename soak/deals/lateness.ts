import type { Sql } from 'postgres'
import type { Windows } from './scale'

interface Wait {
  deal: string
  lateMs: number
}

/**
 * How long deals stayed past a deadline, from their timelines alone: whoever was asked at a step had a window, and the
 * next step came that much after its end. Deals that still wait count up to now; waits for a person do not.
 */
export async function lateness(sql: Sql, windows: Windows): Promise<Wait[]> {
  const rows = await sql<{ deal: string; event: string; at: Date; next: Date | null }[]>`
    select subject as deal, event, at, lead(at) over (partition by subject order by seq) as next
    from timeline where machine = 'deals'`
  const windowOf: Record<string, number> = {
    fund: windows.take,
    ask_seller: windows.take,
    offer_buyer: windows.give,
    return_item: windows.return,
  }
  return rows.flatMap(({ deal, event, at, next }) => {
    const windowS = windowOf[event]
    if (windowS === undefined) return []
    const lateMs = (next ?? new Date()).getTime() - at.getTime() - windowS * 1_000
    return lateMs > 0 ? [{ deal, lateMs }] : []
  })
}
