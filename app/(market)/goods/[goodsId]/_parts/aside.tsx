import { Pencil } from 'lucide-react'
import { add } from '@/app/(store)/cart/actions'
import { leftWords, stateWords } from '@/components/goods/words'
import { BuyBar, BuyPanel } from '@/components/market/buy-panel'
import { FactList } from '@/components/market/fact-list'
import { AddToCart } from '@/components/orders/add-to-cart'
import { Alert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { formatMoney } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { GoodsView } from '@/lib/goods/schemas'

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export function Aside({ goods }: { goods: GoodsView }) {
  const price = { priceMinor: goods.priceMinor, currency: goods.currency, referenceMinor: null }
  return (
    <>
      <BuyPanel
        {...price}
        lines={[]}
        steps={[
          {
            when: 'In the cart',
            what: 'nothing is held yet. Price and stock are checked again at checkout.',
          },
          {
            when: 'While you pay',
            what: 'your pieces are held for 15 minutes and nobody else can buy them.',
          },
          { when: 'After delivery', what: 'you have 14 days to send them back.' },
        ]}
      >
        <FactList facts={factsOf(goods)} />
        <Act goods={goods} />
      </BuyPanel>
      {goods.state === 'active' && !goods.own && (
        <BuyBar {...price}>
          {goods.available === 0 ? (
            <span className="text-fg-2">None are left now</span>
          ) : (
            <AddToCart add={add} kind="shipment" subject={goods.id} primary label="Add one to cart" />
          )}
        </BuyBar>
      )}
      <Seller goods={goods} />
    </>
  )
}

function factsOf({ shipping, currency, ...goods }: GoodsView) {
  const [cheapest] = shipping
  const stock = { label: 'Stock', value: leftWords(goods) ?? 'In stock' }
  if (!cheapest) return [stock]
  const cost = cheapest.priceMinor === 0 ? 'free' : `from ${formatMoney(cheapest.priceMinor, currency)}`
  const soonest = Math.min(...shipping.map(({ daysFrom }) => daysFrom))
  return [
    stock,
    { label: 'Sending', value: cost },
    { label: 'With you', value: `in ${soonest} ${soonest === 1 ? 'day' : 'days'} at the soonest` },
  ]
}

/** What this viewer can do: the seller changes them, everybody else buys, or reads why not. */
function Act({ goods }: { goods: GoodsView }) {
  if (goods.own)
    return (
      <>
        <p className="text-fg-2">{ownWords(goods)}</p>
        <LinkButton href={`/sell/goods/${goods.id}`} block>
          <Pencil aria-hidden />
          Change these goods
        </LinkButton>
      </>
    )
  if (goods.state !== 'active') return <Alert>{goneWords[goods.state]}</Alert>
  if (goods.available === 0)
    return <Alert>All of them are being bought right now. What is not paid for comes back here.</Alert>
  return <AddToCart add={add} kind="shipment" subject={goods.id} most={goods.available} primary />
}

const goneWords: Record<Exclude<GoodsView['state'], 'active'>, string> = {
  draft: 'This is a draft. Nobody else sees it.',
  paused: 'The seller has taken these goods off sale for a while.',
  sold_out: 'These goods are sold out.',
  removed: 'These goods are no longer offered.',
}

function ownWords({ state, stock }: GoodsView): string {
  const reserved = stock?.reserved ? `, ${stock.reserved} of them being bought` : ''
  return `These are yours: ${stateWords[state]}, ${stock?.onHand ?? 0} in stock${reserved}.`
}

function Seller({ goods: { seller, own } }: { goods: GoodsView }) {
  return (
    <Card aria-label="Seller" className="flex items-center gap-3 p-4">
      <Avatar name={seller.name} src={seller.avatarUrl ?? undefined} />
      <div className="min-w-0">
        <Link href={`/people/${seller.id}`} className="block truncate font-semibold hover:underline">
          {own ? `${seller.name} (you)` : seller.name}
        </Link>
        <p className="text-xs text-fg-3">{`Here since ${month.format(new Date(seller.since))}`}</p>
      </div>
    </Card>
  )
}
