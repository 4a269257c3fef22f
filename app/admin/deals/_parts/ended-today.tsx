import type { HealthView } from '@/lib/ops/schemas'
import { formatSpan } from '../../_parts/span'

/** Deals that ended in the last 24 hours, a bar per two hours; the words say the same. */
export function EndedToday({ ended }: { ended: HealthView['ended'] }) {
  const bars = Array.from(
    { length: Math.ceil(ended.hourly.length / 2) },
    (_, index) => (ended.hourly[index * 2] ?? 0) + (ended.hourly[index * 2 + 1] ?? 0),
  )
  const most = Math.max(1, ...bars)
  return (
    <>
      <p className="flex justify-between gap-3">
        <span>Ended in 24 h</span>
        <span>
          <b className="font-medium text-fg-1">{ended.count.toLocaleString('en-GB')}</b>
          {ended.medianMs !== null && `, median ${formatSpan(ended.medianMs)}`}
        </span>
      </p>
      <div aria-hidden className="mt-2.5 flex h-9 items-end gap-1">
        {bars.map((count, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in the day
            key={index}
            className="min-h-px flex-1 rounded-t-xs bg-surface-3"
            style={{ height: `${(count / most) * 100}%` }}
          />
        ))}
      </div>
    </>
  )
}
