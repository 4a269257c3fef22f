import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { stateWords } from '@/components/goods/words'
import { PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { ask, requirePerson } from '@/lib/doors'
import { viewGoods } from '@/lib/goods'
import type { GoodsView } from '@/lib/goods/schemas'
import { countryName } from '@/lib/kernel/countries'
import { newId } from '@/lib/kernel/ids'
import { GoodsForm } from '../_parts/goods-form'
import { writePlaces } from '../_parts/places'

export const metadata: Metadata = { title: 'Change goods' }

type Props = { params: Promise<{ goodsId: string }> }

export default async function EditGoodsPage({ params }: Props) {
  await requirePerson()
  const goods = await ask(viewGoods, await params)
  if (!goods.own) notFound()
  return (
    <>
      <PageHeader
        title={goods.title}
        description={<Badge>{stateWords[goods.state]}</Badge>}
        actions={<LinkButton href={`/goods/${goods.id}`}>As others see it</LinkButton>}
        crumbs={[{ label: 'Sell goods', href: '/sell/goods' }, { label: 'Change' }]}
      />
      {goods.state === 'removed' ? (
        <Alert>These goods are removed. They stay as they are for those who bought them.</Alert>
      ) : (
        <GoodsForm values={valuesOf(goods)} draft={goods.state === 'draft'} />
      )}
    </>
  )
}

const typed = (minor: number): string => (minor / 100).toFixed(2)

function valuesOf(goods: GoodsView): Record<string, string> {
  const { id, title, description, category, condition, priceMinor, stock, shipping } = goods
  const onHand = String(stock?.onHand ?? 0)
  const ways = shipping.flatMap((way, at) => [
    [`way-${at}`, way.name],
    [`places-${at}`, writePlaces(way.shipsTo, countryName)],
    [`cost-${at}`, typed(way.priceMinor)],
    [`from-${at}`, String(way.daysFrom)],
    [`to-${at}`, String(way.daysTo)],
  ])
  return {
    ...{
      key: newId('request'),
      goodsId: id,
      title,
      description,
      category,
      condition,
      onHand,
      seenOnHand: onHand,
    },
    price: typed(priceMinor),
    reserved: String(stock?.reserved ?? 0),
    ...Object.fromEntries(ways),
  }
}
