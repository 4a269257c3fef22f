import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import type { Choice, Presence, Status } from './schemas'

/** A node that has been silent for longer is dead, and nobody is there any more. */
export const deadAfterMs = 15_000

export interface Standing {
  personId: string
  choice: Choice
  shownTo: 'everyone' | 'nobody'
  told: string
  title: string | null
  gameUntil: Date | null
  lastSeenAt: Date | null
  /** Has a page open at a node that lives. */
  here: boolean
  idle: boolean
}

interface Row extends Record<string, unknown> {
  person_id: string
  choice: Choice
  shown_to: 'everyone' | 'nobody'
  told: string
  game_title: string | null
  game_until: string | null
  last_seen_at: string | null
  here: boolean
  idle: boolean
}

/** How people stand now, whatever a sweep has or has not done yet. Who was never here is absent. Time is the database's. */
export async function standings(db: Db | Tx, personIds: readonly string[]): Promise<Map<string, Standing>> {
  const ids = `{${personIds.join(',')}}`
  const rows = await db.execute<Row>(sql`
    select p.person_id, p.choice, p.shown_to, p.told,
      case when p.game_until > clock_timestamp() then p.game_title end as game_title,
      case when p.game_until > clock_timestamp() then p.game_until end as game_until,
      greatest(p.last_seen_at, seen.last) as last_seen_at, seen.here, seen.idle
    from presence_person p cross join lateral (
      select coalesce(bool_or(lives), false) as here, coalesce(bool_and(h.idle) filter (where lives), false) as idle,
        max(n.beat_at) filter (where not lives and p.told <> 'offline') as last
      from presence_here h join presence_node n on n.id = h.node_id
      cross join lateral (
        select n.beat_at > clock_timestamp() - ${deadAfterMs} * interval '1 millisecond' as lives
      ) beat
      where h.person_id = p.person_id
    ) seen
    where p.person_id = any(${ids}::text[])`)
  return new Map(rows.map((row) => [row.person_id, standingOf(row)]))
}

const dateOf = (value: string | null) => (value === null ? null : new Date(value))

const standingOf = (row: Row): Standing => ({
  personId: row.person_id,
  choice: row.choice,
  shownTo: row.shown_to,
  told: row.told,
  title: row.game_title,
  gameUntil: dateOf(row.game_until),
  lastSeenAt: dateOf(row.last_seen_at),
  here: row.here,
  idle: row.idle,
})

/** How it is, before anybody asks who may know. */
export function statusOf({ here, title, choice, idle }: Standing): Status {
  if (!here) return 'offline'
  if (title !== null) return 'in_game'
  return choice === 'away' || idle ? 'away' : 'online'
}

/** What others see. */
export function presenceOf(standing: Standing): Presence {
  const { personId, title, choice, shownTo, lastSeenAt } = standing
  const hidden = choice === 'invisible' || shownTo === 'nobody'
  const status = hidden ? 'offline' : statusOf(standing)
  return {
    personId,
    status,
    title: status === 'in_game' ? title : null,
    lastSeenAt: status === 'offline' && shownTo === 'everyone' ? (lastSeenAt?.toISOString() ?? null) : null,
  }
}
