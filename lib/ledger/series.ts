import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { wallet } from './accounts'

const dayMs = 86_400_000
const days = 30

/** The wallet's balance at the end of each of the last 30 days in UTC, the oldest first. */
export async function dailyBalances(db: Db | Tx, userId: string, currency: Currency, now: Date) {
  const today = Math.floor(now.getTime() / dayMs) * dayMs
  const first = new Date(today - (days - 1) * dayMs).toISOString()
  const moves = await db.execute<{ day: string | null; moved: string }>(sql`
    select case when t.at >= ${first}::timestamptz then to_char(t.at at time zone 'UTC', 'YYYY-MM-DD') end as day,
      sum(e.amount) as moved
    from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
    where e.account_id =
      (select a.id from ledger_account a where a.code = ${wallet(userId)} and a.currency = ${currency})
    group by 1`)
  const movedOn = new Map(moves.map((row) => [row.day, Number(row.moved)]))
  let balanceMinor = movedOn.get(null) ?? 0
  return Array.from({ length: days }, (_, n) => {
    const day = new Date(today - (days - 1 - n) * dayMs).toISOString().slice(0, 10)
    balanceMinor += movedOn.get(day) ?? 0
    return { day, balanceMinor }
  })
}
