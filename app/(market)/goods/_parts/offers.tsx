'use client'
import { useMore } from '@/app/_parts/use-more'
import { GoodsCard } from '@/components/goods/goods-card'
import { totalWords } from '@/components/market/counts'
import { ItemGrid } from '@/components/market/item-grid'
import { LoadMore } from '@/components/ui/load-more'
import type { GoodsCard as Card, GoodsFilters, GoodsPage } from '@/lib/goods/schemas'
import { queryOf } from './url'

export function Offers({ filters, first }: { filters: GoodsFilters; first: GoodsPage }) {
  const { items, more, pending, failed } = useMore<Card, GoodsPage>(
    first,
    (cursor) => `/goods?${queryOf({ ...filters, cursor })}`,
    (page) => page,
  )
  return (
    <>
      <ItemGrid label="Goods">
        {items.map((goods) => (
          <li key={goods.id}>
            <GoodsCard goods={goods} />
          </li>
        ))}
      </ItemGrid>
      <LoadMore
        shown={items.length}
        total={totalWords(first)}
        onMore={more}
        pending={pending}
        failed={failed && 'The next page could not be loaded. Try again.'}
      />
    </>
  )
}
