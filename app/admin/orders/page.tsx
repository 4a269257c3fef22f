import { Scale } from 'lucide-react'
import type { Metadata } from 'next'
import { answerRefund } from '@/app/(store)/_parts/sale-actions'
import { PageHeader } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { EvidenceFiles } from '@/components/orders/evidence-files'
import { OrderList } from '@/components/orders/order-list'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Time } from '@/components/ui/time'
import { ask, currentActor } from '@/lib/doors'
import { isAdmin } from '@/lib/kernel/access'
import { adminDisputes, adminOrders, adminRefunds } from '@/lib/orders'
import { decide } from './actions'

export const metadata: Metadata = { title: 'Orders' }

const shows = ['refunds', 'disputes', 'all'] as const
const words = { refunds: 'Refunds to decide', disputes: 'Disputes', all: 'All orders' }

type Props = { searchParams: Promise<{ show?: string; cursor?: string }> }

export default async function AdminOrdersPage({ searchParams }: Props) {
  const given = await searchParams
  const show = shows.find((each) => each === given.show) ?? 'refunds'
  const { cursor } = given
  const now = new Date().toISOString()
  return (
    <>
      <LiveRefresh types={['refunds.', 'disputes.']} />
      <PageHeader title="Orders" description="Money that a person must decide about, and every purchase." />
      <div className="mb-4">
        <SegmentedLinks
          label="Which"
          links={shows.map((each) => ({
            href: `/admin/orders?show=${each}`,
            label: words[each],
            current: each === show,
          }))}
        />
      </div>
      {show === 'refunds' && <Refunds cursor={cursor} now={now} />}
      {show === 'disputes' && <Disputes cursor={cursor} now={now} />}
      {show === 'all' && <All cursor={cursor} now={now} />}
    </>
  )
}

type Part = { cursor: string | undefined; now: string }

const nothing = (title: string) => (
  <Card>
    <Empty icon={<Scale />} title={title}>
      Nobody waits for you here.
    </Empty>
  </Card>
)

async function Refunds({ cursor, now }: Part) {
  const { items, nextCursor } = await ask(adminRefunds, { cursor })
  if (items.length === 0 && !cursor) return nothing('No refund is to be decided')
  return (
    <div className="flex flex-col gap-3">
      {items.map((each) => {
        const sum = formatMoney(each.amountMinor, each.currency)
        return (
          <Card key={each.id}>
            <CardHeader title={`${sum} to ${each.buyerName}`}>
              <Time at={each.at} now={now} />
            </CardHeader>
            <CardContent className="flex flex-col gap-3">
              <p>
                <Link href={`/sales/${each.sellerOrderId}`}>{each.title}</Link> from {each.sellerName}: “
                {each.reason}”
              </p>
              <ActionForm
                act={answerRefund}
                label={`Refund of ${sum}`}
                className="flex flex-wrap items-end gap-2"
              >
                <input type="hidden" name="refundId" value={each.id} />
                <Field label="Answer" name="answer" className="min-w-0 flex-1 basis-60">
                  <Input required minLength={3} maxLength={1_000} />
                </Field>
                <SubmitButton name="grant" value="yes">
                  Give it back
                </SubmitButton>
                <SubmitButton name="grant" value="no" variant="ghost">
                  Decline
                </SubmitButton>
              </ActionForm>
            </CardContent>
          </Card>
        )
      })}
      <Pages show="refunds" cursor={cursor} next={nextCursor} />
    </div>
  )
}

async function Disputes({ cursor, now }: Part) {
  const [page, actor] = await Promise.all([ask(adminDisputes, { cursor }), currentActor()])
  const { items, nextCursor } = page
  if (items.length === 0 && !cursor) return nothing('No dispute is open')
  return (
    <div className="flex flex-col gap-3">
      {items.map((each) => (
        <Card key={each.id}>
          <CardHeader title={`${each.buyerName} and ${each.sellerName}`}>
            <Badge tone="warning">{each.kind === 'card' ? 'A bank decides' : each.state}</Badge>
            <Time at={each.at} now={now} />
          </CardHeader>
          <CardContent className="flex flex-col gap-3">
            <p>
              <Link href={`/sales/${each.sellerOrderId}`}>{each.title}</Link>,{' '}
              {formatMoney(each.totalMinor, each.currency)}: “{each.reason}”
            </p>
            <EvidenceFiles files={each.files} />
            {each.kind === 'buyer' && isAdmin(actor) && (
              <ActionForm
                act={decide}
                label={`Dispute of ${each.buyerName}`}
                className="flex flex-wrap items-end gap-2"
              >
                <input type="hidden" name="disputeId" value={each.id} />
                <input type="hidden" name="sellerOrderId" value={each.sellerOrderId} />
                <Field label={`The buyer gets, ${each.currency}`} name="amount" className="w-36">
                  <Input required inputMode="decimal" />
                </Field>
                <Field label="Decision, for both" name="answer" className="min-w-0 flex-1 basis-60">
                  <Input required minLength={3} maxLength={1_000} />
                </Field>
                <SubmitButton>Decide</SubmitButton>
              </ActionForm>
            )}
          </CardContent>
        </Card>
      ))}
      <Pages show="disputes" cursor={cursor} next={nextCursor} />
    </div>
  )
}

type PagesProps = { show: 'refunds' | 'disputes'; cursor: string | undefined; next: string | null }

/** The ways through a queue; what was decided meanwhile is gone from it, and nothing is passed over. */
function Pages({ show, cursor, next }: PagesProps) {
  if (!cursor && !next) return null
  const href = `/admin/orders?show=${show}`
  return (
    <nav aria-label="Pages" className="flex justify-center gap-2">
      {cursor && <LinkButton href={href}>The newest</LinkButton>}
      {next && <LinkButton href={`${href}&cursor=${encodeURIComponent(next)}`}>Older</LinkButton>}
    </nav>
  )
}

async function All({ cursor, now }: Part) {
  const { items, nextCursor } = await ask(adminOrders, { cursor })
  if (items.length === 0) return nothing('Nobody has bought anything yet')
  return (
    <OrderList
      title="All orders"
      rows={items}
      hrefOf={({ id }) => `/orders/${id}`}
      towards="by"
      next={nextCursor && `/admin/orders?show=all&cursor=${encodeURIComponent(nextCursor)}`}
      now={now}
    />
  )
}
