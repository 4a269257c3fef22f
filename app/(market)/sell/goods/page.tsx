import { Plus, Store } from 'lucide-react'
import type { Metadata } from 'next'
import { GoodsArt } from '@/components/goods/goods-art'
import { categoryWords, stateWords } from '@/components/goods/words'
import { PageHeader } from '@/components/layout/page'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { ask, requirePerson } from '@/lib/doors'
import { myGoods } from '@/lib/goods'
import type { GoodsState, MyGoods } from '@/lib/goods/schemas'
import { MarketLive } from '../../_parts/market-live'
import { GoodsActs } from './_parts/goods-acts'

export const metadata: Metadata = { title: 'Sell goods' }

type Props = { searchParams: Promise<{ cursor?: string }> }

export default async function SellGoodsPage({ searchParams }: Props) {
  await requirePerson()
  const { cursor } = await searchParams
  const { items, nextCursor } = await ask(myGoods, { cursor, limit: 50 })
  return (
    <>
      <MarketLive topics={items.map(({ id }) => id)} types={['goods.']} />
      <PageHeader
        title="Sell goods"
        description="Things of your own, in your words, sent by you."
        actions={
          <LinkButton href="/sell/goods/new" variant="primary">
            <Plus aria-hidden />
            Offer something
          </LinkButton>
        }
      />
      {items.length === 0 ? (
        <Empty icon={<Store aria-hidden />} title="You offer no goods yet">
          Describe one thing, say how many you have and how you send it. It is found within a second of
          publishing.
        </Empty>
      ) : (
        <MyGoodsList items={items} />
      )}
      {nextCursor && (
        <p className="mt-6 text-center">
          <LinkButton href={`/sell/goods?cursor=${nextCursor}`}>Show older ones</LinkButton>
        </p>
      )}
    </>
  )
}

const tones: Partial<Record<GoodsState, BadgeTone>> = {
  active: 'accent',
  sold_out: 'warning',
  paused: 'info',
}

function MyGoodsList({ items }: { items: MyGoods[] }) {
  return (
    <Card>
      <ul aria-label="Your goods">
        {items.map((goods) => (
          <li
            key={goods.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b p-3 last:border-b-0 md:px-4"
          >
            <GoodsArt category={goods.category} className="h-11 w-16 shrink-0 rounded-md" />
            <div className="min-w-0 flex-1 basis-44">
              <Link href={`/goods/${goods.id}`} className="font-medium wrap-anywhere hover:underline">
                {goods.title}
              </Link>
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-fg-3">
                <Badge tone={tones[goods.state]}>{stateWords[goods.state]}</Badge>
                <span>{categoryWords[goods.category]}</span>
                <span>{stockOf(goods)}</span>
              </p>
            </div>
            <Money
              minor={goods.priceMinor}
              currency={goods.currency}
              className="w-24 shrink-0 font-semibold md:text-right"
            />
            <div className="md:w-64">
              <GoodsActs goods={goods} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const stockOf = ({ onHand, reserved }: MyGoods): string =>
  `${onHand.toLocaleString('en-GB')} in stock${reserved > 0 ? `, ${reserved} being bought` : ''}`
