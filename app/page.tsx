import { Fees } from '@/components/landing/fees'
import { HowItWorks } from '@/components/landing/how-it-works'
import { LandingHero } from '@/components/landing/landing-hero'
import { NewestStrip } from '@/components/landing/newest-strip'
import { SandboxNote } from '@/components/landing/sandbox-note'
import { Page } from '@/components/layout/page'
import { artOf } from '@/lib/steam'

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
  price: '€24.10',
  example: true,
}

export default function LandingPage() {
  return (
    <Page>
      <LandingHero item={example} />
      <NewestStrip listings={[]} />
      <HowItWorks />
      <div className="grid gap-4 md:grid-cols-2">
        <Fees feePercent="3 %" exampleMinor={2_410} exampleFeeMinor={72} />
        <SandboxNote sandboxUrl="http://127.0.0.1:3100" />
      </div>
    </Page>
  )
}
