import { Link2, PackageOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Time } from '@/components/ui/time'
import { feeBps } from '@/lib/deals'
import { ask, requirePerson } from '@/lib/doors'
import { me } from '@/lib/identity'
import { myListings, namePrices } from '@/lib/listings'
import { myInventory } from '@/lib/steam'
import type { InventoryView } from '@/lib/steam/schemas'
import { gameNames } from '../../_parts/item'
import { InventoryGrid } from '../_parts/inventory-grid'
import { MyListings } from '../_parts/my-listings'
import { ReadAgain } from '../_parts/read-again'

export const metadata: Metadata = { title: 'Sell' }

const games = [570, 440, 730] as const

type Props = { searchParams: Promise<{ appId?: string }> }

export default async function SellPage({ searchParams }: Props) {
  await requirePerson()
  const account = await ask(me)
  const given = await searchParams
  const appId = games.find((game) => String(game) === given.appId) ?? 570
  const mine = await ask(myListings)
  return (
    <>
      <PageHeader
        title="Sell items"
        description="From your Steam inventory, through escrow. You keep 97 % of the price."
      />
      {account.steamId === null ? (
        <NoSteam />
      ) : (
        <>
          {account.tradeUrl === null && <NoTradeUrl />}
          <div className="mb-3 flex flex-wrap items-center gap-3">
            <SegmentedLinks
              label="Game"
              links={games.map((game) => ({
                href: `/sell?appId=${game}`,
                label: gameNames[game],
                current: game === appId,
              }))}
            />
          </div>
          <Inventory
            key={appId}
            appId={appId}
            listed={Object.fromEntries(
              mine.items
                .filter((row) => ['draft', 'active', 'reserved'].includes(row.state))
                .map((row) => [row.assetId, row.id]),
            )}
          />
        </>
      )}
      <MyListings rows={mine.items} />
    </>
  )
}

async function Inventory({
  appId,
  listed,
}: {
  appId: (typeof games)[number]
  listed: Record<string, string>
}) {
  const reading = await ask(myInventory, { appId })
  const names = reading.items.map((item) => item.marketHashName)
  const prices = await ask(namePrices, { appId, names: [...new Set(names)].slice(0, 2_000) })
  return (
    <>
      <h2 className="sr-only">Your inventory</h2>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-fg-3">
        <p>
          {countWords(reading)}
          <Time at={new Date(reading.readAt).toISOString()} now={new Date().toISOString()} />
        </p>
        <ReadAgain appId={appId} />
      </div>
      {reading.problem && (
        <Alert tone="warning" className="mb-3">
          {reading.problem}
        </Alert>
      )}
      {reading.items.length === 0 ? (
        <NoItems reading={reading} />
      ) : (
        <InventoryGrid items={reading.items} prices={prices.items} listed={listed} feeBps={feeBps} />
      )}
    </>
  )
}

function countWords({ items }: InventoryView): string {
  const sellable = items.filter((item) => item.listable.ok).length
  const all = `${items.length.toLocaleString('en-GB')} ${items.length === 1 ? 'item' : 'items'}`
  const part = sellable === items.length ? '' : `, ${sellable.toLocaleString('en-GB')} can be sold here`
  return `${all}${part}. Read from Steam `
}

const NoItems = ({ reading }: { reading: InventoryView }) =>
  reading.state === 'known' ? (
    <Empty icon={<PackageOpen aria-hidden />} title="Nothing here">
      {`Your inventory of ${gameNames[reading.appId]} is empty. Choose another game above.`}
    </Empty>
  ) : null

const NoSteam = () => (
  <Empty
    icon={<Link2 aria-hidden />}
    title="Connect Steam first"
    actions={
      <LinkButton variant="primary" href="/account">
        Connect Steam
      </LinkButton>
    }
  >
    Your items are in your Steam inventory. Connect the account once; we never see your password.
  </Empty>
)

const NoTradeUrl = () => (
  <Alert tone="warning" title="Your trade URL is missing" className="mb-4">
    Our bot needs it to ask you for an item.{' '}
    <a className="underline underline-offset-3" href="/account">
      Save it in your account
    </a>
    .
  </Alert>
)
