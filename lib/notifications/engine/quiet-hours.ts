import { DateTime } from 'luxon'
import { wallTime } from './wall-time'

export interface QuietWindow {
  /** IANA name. */
  zone: string
  /** Wall times, `22:00`. A start after the end means overnight; equal times mean no quiet hours. */
  start: string
  end: string
}

/** The moment from which a message may go out: `now`, or the end of the quiet hours that `now` lies in. */
export function quietUntil(now: Date, window: QuietWindow): Date {
  if (window.start === window.end) return now
  const end = endOf(now, window)
  // A clock change can push an end past the start of the next night: then that one counts too.
  return end === null ? now : (endOf(end, window) ?? end)
}

function endOf(now: Date, { zone, start, end }: QuietWindow): Date | null {
  const local = DateTime.fromJSDate(now, { zone })
  const ends = [-1, 0, 1]
    .map((days) => windowOf(local.plus({ days }), start, end))
    .filter(({ from, to }) => from <= now.getTime() && now.getTime() < to)
    .map(({ to }) => to)
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
}

/** The window that begins on this local day, in real time. */
function windowOf(day: DateTime, start: string, end: string): { from: number; to: number } {
  const [from, to] = [partsOf(start), partsOf(end)]
  return {
    from: wallTime(day, ...from),
    to: wallTime(end > start ? day : day.plus({ days: 1 }), ...to),
  }
}

function partsOf(time: string): [hour: number, minute: number] {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return [hour, minute]
}
