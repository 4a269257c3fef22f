'use server'
import { categoryWords } from '@/components/goods/words'
import type { PaletteGroup, PaletteItem } from '@/components/layout/palette-groups'
import { rarityColor } from '@/components/market/rarity'
import { formatMoney } from '@/components/ui/format'
import { myDeals } from '@/lib/deals'
import type { DealRow } from '@/lib/deals/schemas'
import { ask, currentPerson } from '@/lib/doors'
import { suggestGoods } from '@/lib/goods'
import type { GoodsCard } from '@/lib/goods/schemas'
import { suggestListings } from '@/lib/listings'
import type { Suggestion } from '@/lib/listings/schemas'

const longest = 80
const mostDeals = 4

type GoodsSuggestion = Pick<GoodsCard, 'id' | 'title' | 'category' | 'priceMinor' | 'currency'>

/** What the command palette finds for these words: items on the market, goods, and the person's own deals. */
export async function search(query: string): Promise<PaletteGroup[]> {
  const q = String(query).trim().slice(0, longest)
  if (q === '') return []
  const person = await currentPerson()
  const [{ items }, goods, deals] = await Promise.all([
    ask(suggestListings, { q }),
    ask(suggestGoods, { q }),
    person ? ask(myDeals, { limit: 100 }) : { items: [] },
  ])
  const found = deals.items.filter((deal) => isAbout(deal, q.toLowerCase()))
  const first = [...found.filter((deal) => deal.yourMove), ...found.filter((deal) => !deal.yourMove)]
  return [
    { label: 'Items', items: items.map(itemRow) },
    { label: 'Goods', items: goods.items.map(goodsRow) },
    { label: 'Deals', items: first.slice(0, mostDeals).map(dealRow) },
  ]
}

const isAbout = ({ id, item, otherName }: DealRow, word: string) =>
  [id, item.marketHashName, otherName].some((text) => text.toLowerCase().includes(word))

function itemRow(item: Suggestion): PaletteItem {
  const { appId, marketHashName, offers, lowestMinor, currency, artSrc, listingId } = item
  return {
    id: `item:${appId}:${marketHashName}`,
    label: marketHashName,
    href:
      offers === 1
        ? `/items/${listingId}`
        : `/market?appId=${appId}&q=${encodeURIComponent(marketHashName)}&sort=cheapest`,
    hint: offers === 1 ? '1 offer' : `${offers.toLocaleString('en-GB')} offers`,
    value: formatMoney(lowestMinor, currency),
    artSrc,
    rarityColor: rarityColor(item.rarity),
  }
}

const goodsRow = ({ id, title, category, priceMinor, currency }: GoodsSuggestion): PaletteItem => ({
  id: `goods:${id}`,
  label: title,
  href: `/goods/${id}`,
  icon: 'sell',
  hint: categoryWords[category],
  value: formatMoney(priceMinor, currency),
})

const dealRow = ({ id, item, role, otherName, yourMove, priceMinor, currency }: DealRow): PaletteItem => ({
  id: `deal:${id}`,
  label: `${item.marketHashName} ${role === 'seller' ? 'to' : 'from'} ${otherName}`,
  href: `/deals/${id}`,
  icon: 'deal',
  ...(yourMove ? { badge: 'Your move' } : { hint: formatMoney(priceMinor, currency) }),
})
