import type { GoodsCard as Card } from '@/lib/goods/schemas'
import { formatMoney } from '../ui/format'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { GoodsArt } from './goods-art'
import { categoryWords, conditionWords, leftWords } from './words'

/** What sending costs at least, in words. */
export const sendingWords = (minor: number | null, currency: string): string =>
  minor === null ? '' : minor === 0 ? 'sent free' : `+ ${formatMoney(minor, currency)} sending`

export function GoodsCard({ goods }: { goods: Card }) {
  const left = leftWords(goods)
  return (
    <Link
      href={`/goods/${goods.id}`}
      data-slot="goods-card"
      className="group relative flex h-full flex-col overflow-hidden rounded-lg border bg-surface-1 hover:border-border-3"
    >
      <GoodsArt category={goods.category} className="aspect-[16/9.5] border-b" />
      <div className="flex flex-1 flex-col gap-1 px-2.5 pt-2 pb-2.5 md:px-3 md:pt-2.5 md:pb-3">
        <p className="truncate text-xs text-fg-3">{categoryWords[goods.category]}</p>
        <h3 className="line-clamp-2 text-base wrap-anywhere" title={goods.title}>
          {goods.title}
        </h3>
        <p className="flex min-w-0 items-center gap-1.5 text-xs text-fg-2">
          <span className="shrink-0">{conditionWords[goods.condition]}</span>
          <span aria-hidden>·</span>
          <span className="truncate">{goods.sellerName}</span>
        </p>
        <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-2 pt-1">
          <Money
            minor={goods.priceMinor}
            currency={goods.currency}
            className="text-md font-semibold tracking-tight"
          />
          <span className="text-xs text-fg-3">
            {left ?? sendingWords(goods.shippingFromMinor, goods.currency)}
          </span>
        </div>
      </div>
    </Link>
  )
}
