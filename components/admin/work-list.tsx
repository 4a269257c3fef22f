'use client'
import { Clock } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Badge } from '../ui/badge'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { Empty } from '../ui/empty'
import { useKeys } from './use-keys'

export type WorkItem = {
  id: string
  title: string
  subject: string
  /** "deal_01J… · tsuru against voltek". */
  meta: string
  /** Already formatted. */
  amount?: string | undefined
  due?: string | undefined
  late?: boolean | undefined
}

type Props = {
  title: string
  items: WorkItem[]
  currentId: string | null
  onOpen: (id: string) => void
  filters?: ReactNode
  footer?: ReactNode
}

/** J and K move, Enter opens. Only one row is in the tab order. */
export function WorkList({ title, items, currentId, onOpen, filters, footer }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const at = items.findIndex((item) => item.id === currentId)
  const move = (step: number) => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))]
    if (next && next.id !== currentId) onOpen(next.id)
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  useEffect(() => {
    if (currentId) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  return (
    <Card data-slot="work-list" className="overflow-hidden">
      <CardHeader
        title={
          <span className="flex items-center gap-2.5">
            {title} <Badge>{items.length}</Badge>
          </span>
        }
      >
        {filters}
      </CardHeader>
      {items.length === 0 && <Empty title="Nothing to do here">New work appears by itself.</Empty>}
      <ul ref={list} aria-label={title} className="max-h-[70dvh] overflow-y-auto">
        {items.map((item, index) => (
          <li key={item.id} className="border-b last:border-b-0">
            <button
              type="button"
              aria-current={item.id === currentId ? 'true' : undefined}
              tabIndex={item.id === currentId || (at < 0 && index === 0) ? 0 : -1}
              onClick={() => onOpen(item.id)}
              className="relative block w-full px-4 py-3 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-3 aria-[current]:before:absolute aria-[current]:before:inset-y-0 aria-[current]:before:left-0 aria-[current]:before:w-0.5 aria-[current]:before:bg-accent-fill"
            >
              <Row item={item} />
            </button>
          </li>
        ))}
      </ul>
      {footer && <div className="border-t px-4 py-3.5 text-xs text-fg-3">{footer}</div>}
    </Card>
  )
}

function Row({ item }: { item: WorkItem }) {
  return (
    <>
      <span className="flex justify-between gap-3">
        <span className="truncate font-medium">{item.title}</span>
        {item.amount && <span className="shrink-0 font-medium">{item.amount}</span>}
      </span>
      <span className="block truncate text-xs text-fg-3">{item.subject}</span>
      <span className="mt-0.5 flex justify-between gap-3 text-xs text-fg-2">
        <span className="num-mono truncate">{item.meta}</span>
        {item.due && (
          <span className={cn('flex shrink-0 items-center gap-1', item.late ? 'text-warning' : 'text-fg-3')}>
            {item.late && <Clock aria-hidden className="size-3" />}
            {item.due}
          </span>
        )}
      </span>
    </>
  )
}
