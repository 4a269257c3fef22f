import { MoneyDiagram } from '../deals/money-diagram'
import { ItemArt } from '../market/item-art'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { LinkButton } from '../ui/link-button'

type Props = {
  /** The item on the stage, real or an example; said to be an example when it is one. */
  item: { title: string; kind: string; rarity: string; artSrc: string; price: string; example: boolean }
}

export function LandingHero({ item }: Props) {
  return (
    <section className="grid items-center gap-8 py-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.08fr)] xl:gap-12 xl:py-12">
      <div>
        <h1 className="max-w-[14ch] text-[2rem]/[2.375rem] tracking-tight md:text-3xl">
          Trade Steam items. The money waits for the item.
        </h1>
        <p className="mt-4 max-w-[52ch] text-md text-fg-2">
          You pay, and the price stays in escrow. A bot takes the item from the seller and hands it to you in
          a real Steam trade. Only then is the seller paid. If anything stops on the way, money and item go
          back to where they came from.
        </p>
        <div className="mt-6 flex flex-wrap gap-2">
          <LinkButton href="/market" variant="primary" size="lg">
            Browse the market
          </LinkButton>
          <LinkButton href="/sell" size="lg">
            Sell an item
          </LinkButton>
        </div>
      </div>
      <Card className="overflow-hidden" aria-label="How a deal stands while the item is on its way">
        <ItemArt
          src={item.artSrc}
          rarity={item.rarity}
          priority
          className="h-[220px] border-b px-8 py-6 md:h-[300px]"
        >
          <span className="absolute inset-x-4 top-4 flex items-start justify-between gap-3">
            <span>
              <span className="block text-md font-semibold">{item.title}</span>
              <span className="block text-xs text-fg-2">
                {item.rarity}, {item.kind}
              </span>
            </span>
            <Badge tone={item.example ? 'line' : 'accent'}>{item.example ? 'An example' : item.price}</Badge>
          </span>
        </ItemArt>
        <MoneyDiagram
          stations={[
            { name: 'You', role: 'Paid', person: { name: 'You' } },
            { name: item.price, role: 'Held in escrow', holds: true },
            { name: 'Seller', role: 'Sends the item', person: { name: 'Seller One' } },
          ]}
          ways={[
            { label: 'at purchase', done: true },
            { label: 'when you have it', done: false },
          ]}
        />
      </Card>
    </section>
  )
}
