import { ItemArt } from '../market/item-art'
import type { ItemView } from '../market/item-view'
import { RarityDiamond } from '../market/rarity-diamond'
import { wearTierOf } from '../market/wear'
import { WearBar } from '../market/wear-bar'
import { Card } from '../ui/card'
import { Link } from '../ui/link'

/** The item of the deal, at the top of the aside. */
export function DealItemCard({
  item,
  title,
  href,
}: {
  item: ItemView
  title: string
  href?: string | undefined
}) {
  const tier = item.wear === undefined ? null : wearTierOf(item.wear)
  return (
    <Card data-slot="deal-item" aria-label="Item" className="overflow-hidden">
      <ItemArt src={item.artSrc} rarity={item.rarity} priority className="h-[132px] px-10 py-3.5" />
      <div className="flex flex-col gap-2 border-t p-4">
        <div className="flex items-center gap-2 text-base font-semibold">
          <RarityDiamond rarity={item.rarity} label />
          {href ? (
            <Link href={href} className="truncate hover:underline">
              {title}
            </Link>
          ) : (
            <span className="truncate">{title}</span>
          )}
        </div>
        <div className="flex items-center gap-2 text-xs">
          {tier ? (
            <>
              <span className="font-medium" style={{ color: tier.color }}>
                {tier.name}
              </span>
              <span className="num-mono text-fg-2">{item.wear?.toFixed(9)}</span>
            </>
          ) : (
            <span className="text-fg-2">
              {item.rarity} {item.kind}
            </span>
          )}
          {item.seed !== undefined && (
            <span className="ml-auto text-fg-3">
              seed <span className="num-mono">{item.seed}</span>
            </span>
          )}
        </div>
        {item.wear !== undefined && <WearBar wear={item.wear} />}
      </div>
    </Card>
  )
}
