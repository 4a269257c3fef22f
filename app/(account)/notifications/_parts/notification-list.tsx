'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useMore } from '@/app/_parts/use-more'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { LoadMore } from '@/components/ui/load-more'
import { Time } from '@/components/ui/time'
import type { NotificationListView, NotificationRow } from '@/lib/notifications/schemas/notice'
import { readOne } from '../actions'

type Props = {
  first: NotificationListView
  total: number
  show: 'all' | 'unread'
  now: string
}

export function NotificationList({ first, total, show, now }: Props) {
  const { items, more, pending, failed } = useMore<NotificationRow, NotificationListView>(
    first,
    (cursor) => `/notifications?show=${show}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <ul aria-label="Notifications" className="divide-y divide-border-1">
          {items.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </ul>
      </Card>
      {(more || items.length > first.items.length) && (
        <LoadMore
          shown={items.length}
          total={total.toLocaleString('en-GB')}
          onMore={more}
          pending={pending}
          failed={failed && 'Older notifications could not be loaded. Try again.'}
        />
      )}
    </>
  )
}

function Row({ row, now }: { row: NotificationRow; now: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const unread = row.readAt === null
  const read = () => readOne({ notificationId: row.id })
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span
        aria-hidden
        className={cn('mt-2 size-2 shrink-0 rounded-full', unread ? 'bg-accent-fill' : 'bg-transparent')}
      />
      <div className="min-w-0 flex-1" lang={row.language}>
        <Link
          href={row.href}
          onClick={() => void (unread && read())}
          className={cn('wrap-anywhere hover:underline', unread ? 'font-semibold text-fg-1' : 'text-fg-2')}
        >
          {row.title}
          {unread && <span className="sr-only">, not read yet</span>}
        </Link>
        <p className="mt-0.5 max-w-[72ch] text-fg-2">{row.body}</p>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 text-xs text-fg-3">
          <Time at={row.createdAt} now={now} />
          {unread && (
            <Button
              size="sm"
              variant="ghost"
              pending={pending}
              aria-label={`Mark as read: ${row.title}`}
              onClick={() =>
                start(async () => {
                  await read()
                  router.refresh()
                })
              }
            >
              Mark as read
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}
