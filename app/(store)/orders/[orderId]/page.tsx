import type { Metadata } from 'next'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Story } from '@/components/orders/story'
import { stateTone, stateWords } from '@/components/orders/words'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { ask } from '@/lib/doors'
import { viewOrder } from '@/lib/orders'
import type { OrderView } from '@/lib/orders/schemas'
import { SaleActs } from '../../_parts/sale-acts'
import { SaleCard, Voices } from '../../_parts/sale-card'

export const metadata: Metadata = { title: 'Order' }

type Props = { params: Promise<{ orderId: string }> }

export default async function OrderPage({ params }: Props) {
  const order = await ask(viewOrder, { orderId: (await params).orderId })
  const now = new Date().toISOString()
  const [first] = order.sales
  const names = { buyer: first?.buyer.name ?? '', seller: first?.seller?.name ?? 'Tradepost' }
  return (
    <Page>
      <LiveRefresh topics={[order.id, ...order.sales.map(({ id }) => id)]} />
      <PageHeader
        crumbs={[
          { label: 'Orders', href: '/orders' },
          { label: <span className="num-mono">{order.id}</span> },
        ]}
        title={nameOf(order)}
        description={<Badge tone={stateTone(order.state)}>{stateWords(order.state)}</Badge>}
      />
      <ActShell asideLabel="Money and acts" aside={<Aside order={order} />}>
        <Unpaid order={order} />
        {order.sales.map((sale) => (
          <div key={sale.id} className="flex flex-col gap-4">
            <SaleCard sale={sale} />
            {sale.state !== 'waiting' && (
              <>
                <Story steps={sale.timeline} names={{ ...names, seller: sale.seller?.name ?? 'Tradepost' }} />
                <Voices sale={sale} now={now} />
              </>
            )}
          </div>
        ))}
        <Story title="The purchase" steps={order.timeline} names={names} />
      </ActShell>
    </Page>
  )
}

/** What it is called by those who bought it: its first thing, and how many more. */
function nameOf({ sales }: OrderView): string {
  const [first, ...others] = sales.flatMap(({ lines }) => lines)
  if (!first) return 'Order'
  return others.length === 0 ? first.title : `${first.title} and ${others.length} more`
}

function Unpaid({ order: { id, state } }: { order: OrderView }) {
  if (state !== 'draft' && state !== 'pending_payment') return null
  return (
    <Alert tone="info" title={state === 'draft' ? 'Not paid yet' : 'The payment is being looked at'}>
      <p className="mb-2">Nothing is lost: you can go on from here until the reservation ends.</p>
      <LinkButton href={`/checkout/${id}`}>Go on</LinkButton>
    </Alert>
  )
}

const methodWords: Record<string, string> = {
  wallet: 'From the wallet',
  card: 'By card',
  wallet_and_card: 'From the wallet and by card',
}

function Aside({ order }: { order: OrderView }) {
  const left = order.totalMinor - order.refundedMinor
  return (
    <>
      <Card>
        <CardHeader title="Money">{order.method ? methodWords[order.method] : ''}</CardHeader>
        <CardContent>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2">
            <dt className="text-fg-2">{order.paidAt ? 'You paid' : 'To pay'}</dt>
            <dd className="text-right text-xl font-semibold tracking-tight">
              <Money minor={order.totalMinor} currency={order.currency} />
            </dd>
            {order.refundedMinor > 0 && (
              <>
                <dt className="text-fg-2">Came back</dt>
                <dd className="text-right">
                  <Money minor={order.refundedMinor} currency={order.currency} />
                </dd>
                <dt className="text-fg-2">It cost</dt>
                <dd className="text-right">
                  <Money minor={left} currency={order.currency} />
                </dd>
              </>
            )}
          </dl>
        </CardContent>
      </Card>
      {order.sales.map((sale) => (
        <SaleActs
          key={sale.id}
          sale={sale}
          {...(order.sales.length > 1 && { title: `With ${sale.seller?.name ?? 'Tradepost'}` })}
        />
      ))}
    </>
  )
}
