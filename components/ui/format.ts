const digits = new Map<string, Intl.NumberFormat>()

const formatter = (currency: string) => {
  const known = digits.get(currency)
  if (known) return known
  const made = new Intl.NumberFormat('en-GB', { style: 'currency', currency })
  digits.set(currency, made)
  return made
}

/** "€1,284.60", "−€24.10", with `signed` also "+€3.18". Minor units are those of ISO 4217. */
export function formatMoney(minor: number, currency = 'EUR', signed = false): string {
  const format = formatter(currency)
  const scale = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
  const sign = minor < 0 ? '−' : signed && minor > 0 ? '+' : ''
  return `${sign}${format.format(Math.abs(minor) / scale)}`
}

const clock = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { hour12: false, timeZone: 'UTC', ...options })

const dayMonth = clock({ day: 'numeric', month: 'short' })
const hourMinute = clock({ hour: '2-digit', minute: '2-digit' })
const hourMinuteSecond = clock({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const full = clock({ dateStyle: 'medium', timeStyle: 'long' })

/** Times are shown in UTC so that server and browser write the same words. */
export const formatDay = (at: Date) => dayMonth.format(at)
export const formatClock = (at: Date) => hourMinute.format(at)
export const formatClockSeconds = (at: Date) => hourMinuteSecond.format(at)
export const formatFull = (at: Date) => full.format(at)
export const formatDayClock = (at: Date) => `${formatDay(at)}, ${formatClock(at)}`

const steps: [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
]

/** "4 min ago", "in 2 h", "now" within five seconds. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  if (size < 5) return 'now'
  const [span, unit] = steps.find(([step]) => size >= step) ?? [1, 's']
  const words = `${Math.floor(size / span)} ${unit}`
  return seconds < 0 ? `${words} ago` : `in ${words}`
}

/** "41:18", "5:02:11", "2 d 06:14": what is left until a deadline, never negative. */
export function formatLeft(leftMs: number): string {
  const total = Math.max(0, Math.floor(leftMs / 1000))
  const pad = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(total / 86_400)
  const hours = Math.floor((total % 86_400) / 3_600)
  const minutes = Math.floor((total % 3_600) / 60)
  if (days > 0) return `${days} d ${pad(hours)}:${pad(minutes)}`
  if (hours > 0) return `${hours}:${pad(minutes)}:${pad(total % 60)}`
  return `${pad(minutes)}:${pad(total % 60)}`
}
