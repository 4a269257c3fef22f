import { DateTime } from 'luxon'
import { wallTime } from './wall-time'

export type Rhythm = 'hourly' | 'daily' | 'weekly'

/** When daily and weekly digests are sent, by the clock of the person; weekly ones on Monday. */
const digestHour = 8

export interface DigestWindow {
  /** Names the window: `daily:2026-11-22T07:00:00.000Z`. Two windows of one person never share a name. */
  key: string
  closesAt: Date
}

/** The window that gathers what happens now. Every moment lies in exactly one window of each rhythm. */
export function digestWindow(now: Date, rhythm: Rhythm, zone: string): DigestWindow {
  const closes = closeOf[rhythm](DateTime.fromJSDate(now, { zone }))
  const closesAt = closes.toJSDate()
  return { key: `${rhythm}:${closesAt.toISOString()}`, closesAt }
}

const closeOf: Record<Rhythm, (local: DateTime) => DateTime> = {
  hourly: (local) => local.toUTC().startOf('hour').plus({ hours: 1 }),
  daily: (local) => nextAt(local, 1),
  weekly: (local) => nextAt(local.startOf('week').plus({ days: local.weekday === 1 ? 0 : 7 }), 7, local),
}

/** Eight o'clock of this day, or of the day `step` days later when that has passed. */
function nextAt(day: DateTime, step: number, now: DateTime = day): DateTime {
  const here = morningOf(day)
  return here > now ? here : morningOf(day.plus({ days: step }))
}

const morningOf = (day: DateTime): DateTime =>
  DateTime.fromMillis(wallTime(day, digestHour, 0), { zone: day.zone })
