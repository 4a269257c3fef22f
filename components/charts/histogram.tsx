import { cn } from '../ui/cn'

export interface Bin {
  from: number
  to: number
  count: number
}

type Props = { label: string; bins: Bin[]; format: (value: number) => string; unit: string }

/** Bars left of zero are losses, right of it gains; every bar says its range and count. */
export function Histogram({ label, bins, format, unit }: Props) {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const [first, last] = [bins[0], bins.at(-1)]
  return (
    <figure data-slot="histogram" aria-label={label} className="m-0">
      <ul className="flex h-32 items-end gap-px border-b">
        {bins.map(({ from, to, count }) => (
          <li key={from} className="flex h-full min-w-0 flex-1 items-end">
            <span
              title={`${format(from)} to ${format(to)}: ${count} ${unit}`}
              style={{ height: `${(count / most) * 100}%` }}
              className={cn(
                'block w-full rounded-t-[2px]',
                count > 0 && 'min-h-0.5',
                (from + to) / 2 >= 0 ? 'bg-positive/70' : 'bg-negative/70',
              )}
            >
              <span className="sr-only">
                {format(from)} to {format(to)}: {count} {unit}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <figcaption className="num-mono mt-1 flex justify-between text-2xs text-fg-3">
        <span>{first && format(first.from)}</span>
        <span>0</span>
        <span>{last && format(last.to)}</span>
      </figcaption>
    </figure>
  )
}
