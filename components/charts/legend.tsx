import { cn } from '../ui/cn'

/** The look of a mark is that of what it stands for. */
type Mark = { label: string; className: string }

export const lineMark = 'h-0.5 w-3.5 bg-(--chart-line)'

/** The strokes of a chart by name. */
export const Legend = ({ marks, className }: { marks: Mark[]; className?: string }) => (
  <ul className={cn('flex flex-wrap gap-x-4 gap-y-1 text-xs text-fg-2', className)}>
    {marks.map((mark) => (
      <li key={mark.label} className="flex items-center gap-1.5">
        <span aria-hidden className={mark.className} />
        {mark.label}
      </li>
    ))}
  </ul>
)
