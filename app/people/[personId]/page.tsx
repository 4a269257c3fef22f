import { Lock } from 'lucide-react'
import type { Metadata } from 'next'
import { GoodsCard } from '@/components/goods/goods-card'
import { Page } from '@/components/layout/page'
import { totalWords } from '@/components/market/counts'
import { FactList } from '@/components/market/fact-list'
import { ItemArt } from '@/components/market/item-art'
import { Standing } from '@/components/presence/standing'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { ask, currentPerson } from '@/lib/doors'
import { goodsPage } from '@/lib/goods'
import type { GoodsPage } from '@/lib/goods/schemas'
import { now } from '@/lib/kernel/clock'
import { countryName } from '@/lib/kernel/countries'
import { publicProfile } from '@/lib/ops'
import type { PublicProfile } from '@/lib/ops/schemas'
import { presences } from '@/lib/presence'
import type { Presence } from '@/lib/presence/schemas'

type Props = { params: Promise<{ personId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await ask(publicProfile, await params)
  return { title: name, robots: { index: false } }
}

/** Somebody who hides it, or was never here, has no line of their own. */
const isShown = ({ status, lastSeenAt }: Presence) => status !== 'offline' || lastSeenAt !== null

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

export default async function ProfilePage({ params }: Props) {
  const [profile, viewer] = [await ask(publicProfile, await params), await currentPerson()]
  const [presence] = viewer ? await ask(presences, { ids: profile.id }) : []
  const goods = await ask(goodsPage, { sellerId: profile.id, limit: 6 })
  const { id, name, avatarUrl, bio, country, office, createdAt, trades, items } = profile
  return (
    <Page>
      <div className="mx-auto flex max-w-[880px] flex-col gap-4">
        <header className="flex flex-wrap items-center gap-4">
          <Avatar name={name} src={avatarUrl ?? undefined} className="size-20 text-xl" />
          <div className="min-w-0 flex-1 basis-56">
            <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 break-words">
              {name}
              {office && <Badge tone="info">{office === 'admin' ? 'Admin' : 'Moderator'}</Badge>}
            </h1>
            {presence && isShown(presence) && (
              <p className="text-fg-2">
                <Standing presence={presence} now={now().toISOString()} />
              </p>
            )}
            <p className="text-fg-3">
              {country ? `${countryName(country)}, here` : 'Here'} since {month.format(new Date(createdAt))}
            </p>
          </div>
          {viewer?.id === id && <LinkButton href="/account">Change your profile</LinkButton>}
        </header>
        {bio && (
          <Card>
            <CardContent className="max-w-[72ch] break-words whitespace-pre-line">{bio}</CardContent>
          </Card>
        )}
        <Trades trades={trades} />
        <Goods page={goods} name={name} sellerId={id} />
        <Items items={items} />
      </div>
    </Page>
  )
}

const Private = ({ what }: { what: string }) => (
  <CardContent className="flex items-center gap-2 text-fg-3">
    <Lock aria-hidden className="size-4" /> {what} private.
  </CardContent>
)

function Trades({ trades }: Pick<PublicProfile, 'trades'>) {
  return (
    <Card aria-label="Trades">
      <CardHeader title="Trades" />
      {trades ? (
        <CardContent>
          <FactList
            className="max-w-[320px]"
            facts={[
              { label: 'Sold', value: trades.sold.toLocaleString('en-GB') },
              { label: 'Bought', value: trades.bought.toLocaleString('en-GB') },
              { label: 'For sale now', value: trades.forSale.toLocaleString('en-GB') },
            ]}
          />
        </CardContent>
      ) : (
        <Private what="Trades are" />
      )}
    </Card>
  )
}

/** Goods on sale are everybody's to see, whatever else a person shows. */
function Goods({ page, name, sellerId }: { page: GoodsPage; name: string; sellerId: string }) {
  if (page.items.length === 0) return null
  return (
    <Card aria-label="Goods">
      <CardHeader title={`Goods of ${name}`}>
        {page.nextCursor && (
          <Link href={`/goods?sellerId=${sellerId}`} className="link-quiet">
            {`All ${totalWords(page)}`}
          </Link>
        )}
      </CardHeader>
      <ul
        aria-label="Goods on sale"
        className="grid grid-cols-2 gap-2 p-3 sm:grid-cols-3 md:gap-3 md:p-4 max-[359px]:grid-cols-1"
      >
        {page.items.map((goods) => (
          <li key={goods.id}>
            <GoodsCard goods={goods} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Items({ items }: Pick<PublicProfile, 'items'>) {
  return (
    <Card aria-label="Inventory">
      <CardHeader title="Inventory" />
      {!items ? (
        <Private what="The inventory is" />
      ) : items.length === 0 ? (
        <CardContent className="text-fg-3">Nothing is known to be there.</CardContent>
      ) : (
        <ul aria-label="Items" className="grid grid-cols-2 gap-2 p-4 sm:grid-cols-4 md:grid-cols-5">
          {items.map((item) => (
            <li key={item.id} className="min-w-0 rounded-md border p-2">
              <ItemArt src={item.artSrc} rarity={item.rarity} className="h-16 rounded-sm p-1" />
              <p className="mt-1.5 line-clamp-2 text-xs break-words text-fg-2">{item.name}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
