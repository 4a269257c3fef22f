import { ItemCard, type ItemCardProps } from '../market/item-card'
import { Card } from '../ui/card'
import { Empty } from '../ui/empty'
import { LinkButton } from '../ui/link-button'

type Props = { listings: (ItemCardProps & { id: string })[] }

/** The newest offers, five wide; the server gives them, so they are there with the page. */
export function NewestStrip({ listings }: Props) {
  return (
    <section aria-labelledby="newest" className="py-6">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="newest">Newest offers</h2>
        <LinkButton href="/market" variant="link" size="sm">
          See the whole market
        </LinkButton>
      </div>
      {listings.length === 0 ? (
        <Card>
          <Empty title="No offers yet" actions={<LinkButton href="/sell">Sell an item</LinkButton>}>
            Link your Steam account and list the first item of your inventory.
          </Empty>
        </Card>
      ) : (
        <ul className="grid grid-cols-2 gap-2 md:grid-cols-3 md:gap-3 xl:grid-cols-5 max-[359px]:grid-cols-1">
          {listings.slice(0, 10).map(({ id, ...card }) => (
            <li key={id}>
              <ItemCard {...card} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
