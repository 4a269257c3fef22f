const units: [number, string, number][] = [
  [86_400_000, 'd', 24],
  [3_600_000, 'h', 60],
  [60_000, 'min', 60],
]

/** "0.4 s", "52 min", "3 h 22 min", "2 d 4 h": how long something took or has waited. */
export function formatSpan(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`
  const at = units.findIndex(([size]) => ms >= size)
  const [size, unit, parts] = units[at] ?? [60_000, 'min', 60]
  const whole = `${Math.floor(ms / size)} ${unit}`
  const rest = Math.floor(((ms % size) / size) * parts)
  const below = units[at + 1]
  return below && rest > 0 ? `${whole} ${rest} ${below[1]}` : whole
}
