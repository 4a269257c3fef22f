import { Fees } from '@/components/landing/fees'
import { HowItWorks } from '@/components/landing/how-it-works'
import { LandingHero } from '@/components/landing/landing-hero'
import { NewestStrip } from '@/components/landing/newest-strip'
import { SandboxNote } from '@/components/landing/sandbox-note'
import { Page } from '@/components/layout/page'
import { feeBps, feeOf } from '@/lib/deals'
import { ask } from '@/lib/doors'
import { env } from '@/lib/kernel/env'
import { formatMoney } from '@/lib/kernel/money'
import { listingPage } from '@/lib/listings'
import type { ListingCard } from '@/lib/listings/schemas'
import { artOf } from '@/lib/steam'
import { itemView } from './(market)/_parts/item'

const exampleMinor = 2_410

const example = {
  title: 'Dragonclaw Hook',
  kind: 'weapon of Pudge',
  rarity: 'Immortal',
  artSrc: artOf({
    appId: 570,
    category: 'Wearable',
    name: 'Dragonclaw Hook',
    wearer: null,
    wear: null,
    paintSeed: null,
  }),
  price: formatMoney(exampleMinor, 'EUR'),
  example: true,
}

const offerOf = (card: ListingCard) => ({
  id: card.id,
  href: `/items/${card.id}`,
  item: itemView(card),
  priceMinor: card.priceMinor,
  currency: card.currency,
  referenceMinor: card.referenceMinor,
})

const shownOffers = 10

export default async function LandingPage() {
  const { items } = await ask(listingPage, { limit: shownOffers })
  const { TRADEPOST_MODE, STEAM_URL } = env()
  const feeMinor = feeOf(exampleMinor)
  return (
    <Page>
      <LandingHero item={example} />
      <NewestStrip listings={items.map(offerOf)} />
      <HowItWorks />
      <div className="grid gap-4 md:grid-cols-2">
        <Fees feePercent={`${feeBps / 100} %`} exampleMinor={exampleMinor} exampleFeeMinor={feeMinor} />
        {TRADEPOST_MODE === 'sandbox' && <SandboxNote sandboxUrl={STEAM_URL} />}
      </div>
    </Page>
  )
}
