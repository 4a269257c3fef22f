import type { Metadata } from 'next'
import { cache } from 'react'
import { GoodsArt } from '@/components/goods/goods-art'
import { GoodsCard } from '@/components/goods/goods-card'
import { categoryWords, conditionWords, daysWords, placesWords, stateWords } from '@/components/goods/words'
import { ActShell, Page } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { ask } from '@/lib/doors'
import { viewGoods } from '@/lib/goods'
import type { GoodsView } from '@/lib/goods/schemas'
import { MarketLive } from '../../_parts/market-live'
import { Aside } from './_parts/aside'

type Props = { params: Promise<{ goodsId: string }> }

const load = cache((goodsId: string) => ask(viewGoods, { goodsId }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).goodsId)).title }
}

export default async function GoodsDetailPage({ params }: Props) {
  const goods = await load((await params).goodsId)
  return (
    <Page>
      <MarketLive topics={[goods.id, ...goods.more.map(({ id }) => id)]} types={['goods.']} />
      <Breadcrumb
        crumbs={[
          { label: 'Goods', href: '/goods' },
          { label: categoryWords[goods.category], href: `/goods?category=${goods.category}` },
          { label: goods.title },
        ]}
      />
      <ActShell asideLabel="Buy these goods" aside={<Aside goods={goods} />}>
        <Hero goods={goods} />
        <Sending goods={goods} />
        <More goods={goods} />
      </ActShell>
    </Page>
  )
}

function Hero({ goods }: { goods: GoodsView }) {
  return (
    <Card className="overflow-hidden">
      <GoodsArt category={goods.category} className="h-44 border-b md:h-64" />
      <CardContent className="flex flex-col gap-2.5">
        <div className="flex flex-wrap gap-1.5">
          <Badge>{conditionWords[goods.condition]}</Badge>
          <Badge tone="line">{categoryWords[goods.category]}</Badge>
          {goods.state !== 'active' && <Badge tone="warning">{stateWords[goods.state]}</Badge>}
        </div>
        <h1 className="wrap-anywhere">{goods.title}</h1>
        {goods.description ? (
          <p className="max-w-[72ch] text-base wrap-anywhere whitespace-pre-line text-fg-2">
            {goods.description}
          </p>
        ) : (
          <p className="text-fg-3">The seller has written nothing more.</p>
        )}
      </CardContent>
    </Card>
  )
}

function Sending({ goods }: { goods: GoodsView }) {
  return (
    <Card>
      <CardHeader title="Sending" />
      {goods.shipping.length === 0 ? (
        <CardContent className="text-fg-3">No way of sending yet.</CardContent>
      ) : (
        <Table label="Ways of sending">
          <TableHeader>
            <TableRow>
              <TableHead>Way</TableHead>
              <TableHead>To</TableHead>
              <TableHead>Takes</TableHead>
              <TableHead numeric>Price</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {goods.shipping.map((way) => (
              <TableRow key={way.id}>
                <TableCell className="max-w-[24ch] truncate font-medium">{way.name}</TableCell>
                <TableCell className="min-w-[16ch] py-2 !whitespace-normal">
                  {placesWords(way.shipsTo, 8)}
                </TableCell>
                <TableCell>{daysWords(way)}</TableCell>
                <TableCell numeric>
                  {way.priceMinor === 0 ? 'free' : <Money minor={way.priceMinor} currency={goods.currency} />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

function More({ goods: { more, seller } }: { goods: GoodsView }) {
  if (more.length === 0) return null
  return (
    <Card>
      <CardHeader title={`More of ${seller.name}`}>
        <Link href={`/goods?sellerId=${seller.id}`} className="link-quiet">
          All of them
        </Link>
      </CardHeader>
      <ul
        aria-label={`More of ${seller.name}`}
        className="grid grid-cols-2 gap-2 p-3 md:grid-cols-3 md:gap-3 md:p-4 max-[359px]:grid-cols-1"
      >
        {more.map((goods) => (
          <li key={goods.id}>
            <GoodsCard goods={goods} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
