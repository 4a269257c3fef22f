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
  meta: ReactNode
  /** Already formatted. */
  amount?: string | undefined
  /** "41:18 left", "late since 12 min". */
  due?: ReactNode
  late?: boolean | undefined
}

type Props = {
  title: string
  items: WorkItem[]
  currentId: string | null
  /** The row moved to by key; `onEnter` that it was pressed, and is `onOpen` when left out. */
  onOpen: (id: string) => void
  onEnter?: ((id: string) => void) | undefined
  /** How many there are, when more than those given. */
  total?: number | undefined
  empty?: ReactNode
  more?: ReactNode
  filters?: ReactNode
  footer?: ReactNode
}

/** J and K move, Enter opens. Only one row is in the tab order. */
export function WorkList(props: Props) {
  const { title, items, currentId, onOpen, onEnter = onOpen, total, empty, filters, more, footer } = props
  const list = useRef<HTMLUListElement>(null)
  const at = items.findIndex((item) => item.id === currentId)
  const move = (step: number) => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))]
    if (!next || next.id === currentId) return
    onOpen(next.id)
    list.current?.querySelectorAll('button')[items.indexOf(next)]?.focus()
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
            {title} <Badge>{(total ?? items.length).toLocaleString('en-GB')}</Badge>
          </span>
        }
      >
        {filters}
      </CardHeader>
      {items.length === 0 && (empty ?? <Empty title="Nothing to do here">New work appears by itself.</Empty>)}
      <ul ref={list} aria-label={title} className="max-h-[70dvh] overflow-y-auto">
        {items.map((item, index) => (
          <li key={item.id} className="border-b last:border-b-0">
            <button
              type="button"
              aria-current={item.id === currentId ? 'true' : undefined}
              tabIndex={item.id === currentId || (at < 0 && index === 0) ? 0 : -1}
              onClick={() => onEnter(item.id)}
              className="relative block w-full px-4 py-3 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-3 aria-[current]:before:absolute aria-[current]:before:inset-y-0 aria-[current]:before:left-0 aria-[current]:before:w-0.5 aria-[current]:before:bg-accent-fill"
            >
              <Row item={item} />
            </button>
          </li>
        ))}
      </ul>
      {more}
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
        <span className="truncate">{item.meta}</span>
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
