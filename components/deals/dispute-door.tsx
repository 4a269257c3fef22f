import { Scale } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '../ui/card'

/** Always visible while a deal is open. `children` is the act, a danger button or link. */
export function DisputeDoor({
  text,
  until,
  children,
}: {
  text: string
  until?: ReactNode
  children: ReactNode
}) {
  return (
    <Card
      data-slot="dispute-door"
      className="flex flex-col gap-2.5 border-[color-mix(in_oklab,var(--negative)_30%,var(--border-1))] p-4"
    >
      <h2 className="flex items-center gap-2 text-base">
        <Scale aria-hidden className="size-4" />
        Something wrong?
      </h2>
      <p className="text-xs leading-4.5 text-fg-2">{text}</p>
      {children}
      {until && <p className="text-xs text-fg-3">{until}</p>}
    </Card>
  )
}
