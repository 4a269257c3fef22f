'use client'
import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMore } from '@/app/_parts/use-more'
import { type WorkItem, WorkList } from '@/components/admin/work-list'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Countdown } from '@/components/ui/countdown'
import { Empty } from '@/components/ui/empty'
import { formatMoney } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import type { AdminDealRow, AdminDealsView } from '@/lib/deals/schemas'
import { shortId, stateTitles } from '../../_parts/words'
import { caseHref, type QueueName, queueTitles } from './queues'

type Props = {
  queue: QueueName
  first: AdminDealsView
  currentId: string | null
  onOpen: (id: string) => void
  onEnter: (id: string) => void
  now: string
  footer: ReactNode
}

export function CaseList({ queue, first, currentId, onOpen, onEnter, now, footer }: Props) {
  const { items, more, pending, failed } = useMore<AdminDealRow, AdminDealsView>(
    first,
    (cursor) => `/admin/deals?queue=${queue}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  const total = Math.max(first.counts[queue], items.length)
  return (
    <WorkList
      title={queueTitles[queue]}
      items={items.map((row) => workItem(row, now))}
      total={total}
      currentId={currentId}
      onOpen={onOpen}
      onEnter={onEnter}
      empty={<Nothing queue={queue} open={first.counts.open} />}
      more={
        more && (
          <div className="flex flex-col gap-2 border-t px-4 py-3">
            {failed && (
              <Alert tone="warning" live>
                Older deals could not be loaded. Try again.
              </Alert>
            )}
            <Button size="sm" onClick={more} pending={pending}>
              Load more, {items.length} of {total.toLocaleString('en-GB')} shown
            </Button>
          </div>
        )
      }
      footer={footer}
    />
  )
}

function workItem(row: AdminDealRow, now: string): WorkItem {
  const late = row.dueAt !== null && Date.parse(row.dueAt) < Date.parse(now)
  return {
    id: row.id,
    title: stateTitles[row.state](row),
    subject: row.item.name,
    meta: (
      <>
        <span className="num-mono">{shortId(row.id)}</span> · {row.buyerName} from {row.sellerName}
      </>
    ),
    amount: formatMoney(row.priceMinor, row.currency),
    late: late || row.state === 'stuck',
    due: <Due row={row} now={now} late={late} />,
  }
}

function Due({ row, now, late }: { row: AdminDealRow; now: string; late: boolean }) {
  if (!row.dueAt) return <Time at={row.createdAt} now={now} />
  if (!late)
    return (
      <>
        <Countdown until={row.dueAt} now={now} /> left
      </>
    )
  return (
    <>
      Due <Time at={row.dueAt} now={now} />
    </>
  )
}

const nothing: Record<QueueName, { title: string; text: string }> = {
  stuck: { title: 'Nothing is stuck', text: 'A deal that needs a person appears here by itself.' },
  help: { title: 'Nobody waits for an answer', text: 'Calls for help of buyers and sellers appear here.' },
  late: { title: 'Nothing is late', text: 'Deals past their deadline appear here.' },
  open: { title: 'No deal is open', text: 'Deals appear here when somebody buys.' },
  ended: { title: 'No deal has ended yet', text: 'Settled and refunded deals appear here.' },
}

function Nothing({ queue, open }: { queue: QueueName; open: number }) {
  const { title, text } = nothing[queue]
  return (
    <Empty
      icon={<Inbox />}
      title={title}
      actions={
        queue !== 'open' && open > 0 ? (
          <LinkButton href={caseHref('open')}>Look at {open} open</LinkButton>
        ) : (
          <LinkButton href="/admin/bots">Look at the bots</LinkButton>
        )
      }
    >
      {text}
    </Empty>
  )
}
