'use client'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { useMore } from '@/app/_parts/use-more'
import { type WorkItem, WorkList } from '@/components/admin/work-list'
import { Button } from '@/components/ui/button'
import { formatMoney, formatRelative } from '@/components/ui/format'
import { Sparkline } from '@/components/ui/sparkline'
import type { AdminDealRow, AdminDealsView } from '@/lib/deals/schemas'
import type { HealthView } from '@/lib/ops/schemas'
import { type QueueName, queueNames } from '../../_parts/queues'
import { spanOf } from '../../_parts/span'
import { stateNames } from './state-names'

type Props = {
  queue: QueueName
  first: AdminDealsView
  total: number
  currentId: string | null
  ended: HealthView['ended']
  now: string
}

export function DealWork({ queue, first, total, currentId, ended, now }: Props) {
  const router = useRouter()
  const [, start] = useTransition()
  const [openId, setOpenId] = useOptimistic(currentId)
  const { items, more, pending } = useMore<AdminDealRow, AdminDealsView>(
    first,
    (cursor) => `/admin/deals?queue=${queue}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  const open = (id: string) =>
    start(() => {
      setOpenId(id)
      router.replace(`/admin/deals?queue=${queue}&deal=${id}`, { scroll: false })
    })
  return (
    <WorkList
      title={queueNames[queue]}
      items={items.map((row) => workItemOf(row, now))}
      currentId={openId}
      onOpen={open}
      filters={
        more && (
          <>
            <span>of {total.toLocaleString('en-GB')}</span>
            <Button size="sm" onClick={more} pending={pending}>
              Show more
            </Button>
          </>
        )
      }
      footer={<Ended ended={ended} />}
    />
  )
}

function workItemOf(row: AdminDealRow, now: string): WorkItem {
  const due = row.dueAt ? new Date(row.dueAt) : null
  const late = due !== null && due < new Date(now)
  return {
    id: row.id,
    title: row.item.name,
    subject: stateNames[row.state],
    meta: `${row.id.slice(0, 13)}… · ${row.buyerName} from ${row.sellerName}`,
    amount: formatMoney(row.priceMinor, row.currency),
    ...(due
      ? {
          due: late
            ? `Late since ${formatRelative(due, new Date(now)).replace(' ago', '')}`
            : `Due ${formatRelative(due, new Date(now))}`,
          late,
        }
      : {}),
  }
}

/** How many deals ended, hour by hour; the same in words above. */
function Ended({ ended }: { ended: HealthView['ended'] }) {
  return (
    <>
      <div className="flex justify-between gap-3">
        <span>Ended in 24 h</span>
        <span>
          <b className="font-semibold text-fg-1">{ended.count.toLocaleString('en-GB')}</b>
          {ended.medianMs !== null && `, median ${spanOf(ended.medianMs)}`}
        </span>
      </div>
      <Sparkline points={ended.hourly} width={360} height={32} className="mt-3 h-8 w-full" />
    </>
  )
}
