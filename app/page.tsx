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
import { artOf } from '@/lib/steam'
import { offerOf } from './(market)/_parts/item'

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

const shownOffers = 10

export default async function LandingPage() {
  const { items } = await ask(listingPage, { limit: shownOffers })
  const { TRADEPOST_MODE, STEAM_URL } = env()
  const feeMinor = feeOf(exampleMinor)
  return (
    <Page>
      <LandingHero item={example} />
      <NewestStrip listings={items.map((card) => ({ id: card.id, ...offerOf(card) }))} />
      <HowItWorks />
      <div className="grid gap-4 md:grid-cols-2">
        <Fees feePercent={`${feeBps / 100} %`} exampleMinor={exampleMinor} exampleFeeMinor={feeMinor} />
        {TRADEPOST_MODE === 'sandbox' && <SandboxNote sandboxUrl={STEAM_URL} />}
      </div>
    </Page>
  )
}
