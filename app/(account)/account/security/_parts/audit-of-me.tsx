'use client'
import { useState, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import type { MyAuditView } from '@/lib/identity/schemas/audit'
import { moreAudit } from '../../actions'
import { actWords } from './act-words'

type Props = { first: MyAuditView; now: string }

export function AuditOfMe({ first, now }: Props) {
  const [more, setMore] = useState<MyAuditView[]>([])
  const [pending, start] = useTransition()
  const pages = [first, ...more]
  const items = pages.flatMap((page) => page.items)
  const cursor = pages.at(-1)?.nextCursor
  const next = () =>
    start(async () => {
      const page = await moreAudit({ cursor: cursor ?? undefined, limit: 20 }).catch(() => null)
      if (page?.ok) setMore([...more, page.value])
    })
  return (
    <Card>
      <CardHeader title="What was done" />
      {items.length === 0 ? (
        <Empty title="Nothing yet">Changes of your ways in are kept here, with time and place.</Empty>
      ) : (
        <ol aria-label="Audit of my account" className="divide-y">
          {items.map(({ id, act, at, byMe, reason, address }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
              <span className="min-w-0 flex-1 basis-56">
                {actWords(act)}
                {reason && <span className="block text-xs break-words text-fg-3">{reason}</span>}
              </span>
              {!byMe && <Badge tone="warning">not by you</Badge>}
              <span className="text-xs text-fg-3">
                <Time at={at} now={now} />
                {address && ` · ${address}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {cursor && (
        <div className="border-t px-4 py-3">
          <Button size="sm" pending={pending} onClick={next}>
            Show earlier
          </Button>
        </div>
      )}
    </Card>
  )
}
