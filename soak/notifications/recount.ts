import type { Sql } from 'postgres'
import type { Sandbox } from '@/sandbox/start'
import type { Told } from './crowd'

export interface ChannelCount {
  /** Deliveries that our table calls delivered. */
  delivered: number
  /** Messages at the sandbox beyond the first of each delivery: the answer to an earlier one was lost, or it was not. */
  repeatedAfterLostAnswer: number
  repeated: number
}

export interface Recount {
  channels: Record<string, ChannelCount>
  metrics: Record<
    | 'notifications'
    | 'notificationsMissing'
    | 'notificationsTwice'
    | 'deliveriesMissing'
    | 'deliveriesOpen'
    | 'deliveriesEndedBadly'
    | 'deliveredButNeverArrived'
    | 'arrivedButNotDelivered'
    | 'strangeMessages'
    | 'heldBackByDailyLimit',
    number
  >
  /** One sentence for each thing that is wrong, at most twenty. */
  wrong: string[]
}

interface Row {
  id: string
  eventId: number
  personId: string
  channel: string
  state: string
  reason: string | null
}

/** What the sandbox has taken, by `channel delivery`. */
export function takenBy({ outbox, mail }: Sandbox): Map<string, number> {
  const mails = mail.counts().map(({ id, taken }) => [`email ${id}`, taken] as const)
  return new Map([...Object.entries(outbox.counts()), ...mails])
}

/** Compares what was to be told, what our tables say became of it, and what the sandbox has taken. */
export async function recount(
  sql: Sql,
  plans: readonly Told[],
  taken: Map<string, number>,
  unheard: Map<string, number>,
): Promise<Recount> {
  const rows = await sql<Row[]>`
    select d.id, n.event_id::int as "eventId", n.person_id as "personId", d.channel, d.state, d.last_reason as reason
    from notification n join delivery d on d.notification_id = n.id`
  const [table] = await sql<
    { notifications: number }[]
  >`select count(*)::int as notifications from notification`
  const wrong: string[] = []
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId)
  const open = rows.filter(({ state }) => ['queued', 'sent', 'held'].includes(state))
  const limited = rows.filter(({ state, reason }) => state === 'suppressed' && reason === 'daily_limit')
  const delivered = rows.filter(({ state }) => state === 'delivered')
  const outside = delivered.filter(({ channel }) => channel !== 'inapp')
  const bad = rows.filter(endedBadly)
  const never = outside.filter(({ channel, id }) => !taken.has(`${channel} ${id}`))
  const known = new Map(rows.map((row) => [`${row.channel} ${row.id}`, row]))
  const strange = [...taken.keys()].filter((key) => !known.has(key))
  const unrecorded = [...taken.keys()].filter((key) => known.get(key)?.state !== 'delivered')
  const missing = plans.flatMap((plan) => missingOf(plan, byEvent.get(plan.eventId) ?? []))
  const notifications = table?.notifications ?? 0
  const say = (what: string, of: readonly Row[]) => {
    for (const row of of) wrong.push(`${what}: ${row.channel} ${row.id} is ${row.state} (${row.reason})`)
  }
  say('not ended', open)
  say('ended badly', bad)
  say('never arrived', never)
  wrong.push(...missing, ...strange.map((key) => `nobody sent ${key}`))
  return {
    channels: channelsOf(outside, taken, unheard),
    metrics: {
      notifications,
      notificationsMissing: plans.filter(({ eventId }) => !byEvent.has(eventId)).length,
      notificationsTwice: Math.max(0, notifications - plans.length),
      deliveriesMissing: missing.length,
      deliveriesOpen: open.length,
      deliveriesEndedBadly: bad.length,
      deliveredButNeverArrived: never.length,
      arrivedButNotDelivered: unrecorded.length,
      strangeMessages: strange.length,
      heldBackByDailyLimit: limited.length,
    },
    wrong: wrong.slice(0, 20),
  }
}

const endedBadly = ({ state, reason }: Row): boolean =>
  ['dead', 'bounced'].includes(state) || (state === 'suppressed' && reason !== 'daily_limit')

/** Every wanted channel has exactly one delivery, and only a text message may be held back. */
function missingOf({ eventId, personId, channels }: Told, rows: readonly Row[]): string[] {
  return ['inapp', ...channels].flatMap((channel) => {
    const fitting = rows.filter((row) => row.channel === channel && row.personId === personId)
    const fine = fitting.length === 1 && (channel === 'sms' || fitting[0]?.state !== 'suppressed')
    return fine ? [] : [`event ${eventId} has ${fitting.length} deliveries by ${channel}`]
  })
}

function channelsOf(outside: readonly Row[], taken: Map<string, number>, unheard: Map<string, number>) {
  const channels: Record<string, ChannelCount> = {}
  for (const { channel, id } of outside) {
    const key = `${channel} ${id}`
    const more = (taken.get(key) ?? 1) - 1
    const after = Math.min(more, unheard.get(key) ?? 0)
    const one = channels[channel] ?? { delivered: 0, repeatedAfterLostAnswer: 0, repeated: 0 }
    channels[channel] = {
      delivered: one.delivered + 1,
      repeatedAfterLostAnswer: one.repeatedAfterLostAnswer + after,
      repeated: one.repeated + more - after,
    }
  }
  return channels
}
