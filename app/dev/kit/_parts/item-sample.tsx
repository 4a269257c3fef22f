import { Bot, Lock, ShieldCheck } from 'lucide-react'
import { ActShell, Page } from '@/components/layout/page'
import { BuyBar, BuyPanel } from '@/components/market/buy-panel'
import { FactList } from '@/components/market/fact-list'
import { ItemHero } from '@/components/market/item-hero'
import { ItemTable } from '@/components/market/item-row'
import { PriceHistory } from '@/components/market/price-history'
import { RecentSales } from '@/components/market/recent-sales'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cs2Samples, priceHistory } from './fixtures'

const crumbs = [
  { label: 'Market', href: '/dev/kit/market' },
  { label: 'CS2', href: '/dev/kit/market?g=0' },
  { label: 'AK-47 | Redline' },
]

const steps = [
  { when: 'Now', what: '€24.10 moves from your wallet into escrow.' },
  { when: 'Within 12 h', what: 'the seller sends the trade. If not, you are refunded in full at once.' },
  { when: 'Then', what: 'the bot hands the item to you, and the seller is paid.' },
]

const lines = [
  { label: 'Reference, 7-day median', minor: 2515 },
  { label: 'Float premium, 0.153', minor: 105, signed: true },
  { label: 'Fair for this copy', minor: 2620 },
]

function Aside() {
  return (
    <>
      <BuyPanel priceMinor={2410} referenceMinor={2515} lines={lines} steps={steps}>
        <Button variant="primary" size="lg" block>
          Buy for €24.10
        </Button>
      </BuyPanel>
      <Card className="flex flex-col gap-3 p-4" aria-label="Seller">
        <div className="flex items-center gap-3">
          <Avatar name="mferreira" size="lg" />
          <div>
            <div className="font-medium">mferreira</div>
            <div className="text-xs text-fg-3">Trades since 2019</div>
          </div>
        </div>
        <FactList
          facts={[
            { label: 'Deals done', value: '1,312' },
            { label: 'Median time to send', value: '6 min' },
          ]}
        />
      </Card>
      <Card className="p-4" aria-label="Delivery">
        <FactList
          facts={[
            { icon: <Lock aria-hidden />, label: 'Trade hold', value: 'None, tradable now' },
            { icon: <ShieldCheck aria-hidden />, label: 'Escrow protection', value: 'Until you have it' },
            { icon: <Bot aria-hidden />, label: 'Delivered by', value: 'Escrow bot' },
          ]}
        />
      </Card>
    </>
  )
}

export function ItemSample() {
  const now = new Date()
  const [redline] = cs2Samples
  const sales = [4, 31, 64, 122, 190, 305].map((minutes, index) => ({
    id: String(minutes),
    at: new Date(now.getTime() - minutes * 60_000).toISOString(),
    priceMinor: [2445, 2390, 2730, 2315, 2500, 2580][index] ?? 2400,
    wear: [0.1588, 0.2104, 0.1517, 0.2841, 0.1999, 0.165][index],
    seed: [412, 87, 903, 230, 555, 18][index],
  }))
  return (
    <Page>
      <Breadcrumb crumbs={crumbs} />
      <ActShell aside={<Aside />} asideLabel="Buy">
        <ItemHero
          item={redline.item}
          title="AK-47 | Redline"
          subtitle="Field-Tested · asset 38104422917"
          badges={<Badge>Phoenix Collection</Badge>}
          wearNote="Cleaner than 96.1% of Field-Tested copies. This skin exists from 0.10 to 0.70."
          facts={[
            { label: 'Pattern seed', value: '661' },
            { label: 'Name tag', value: 'None' },
            { label: 'Copies seen', value: '48,210' },
          ]}
        />
        <PriceHistory points={priceHistory} referenceMinor={2515} />
        <RecentSales sales={sales} referenceMinor={2515} now={now.toISOString()} summary="64 in 24 h" />
      </ActShell>
      <div className="mt-6 mb-3 flex items-center justify-between">
        <h2>Closest copies</h2>
      </div>
      <Card>
        <ItemTable label="Closest copies" rows={cs2Samples.slice(0, 4)} />
      </Card>
      <BuyBar priceMinor={2410} referenceMinor={2515}>
        <Button variant="primary" size="lg">
          Buy now
        </Button>
      </BuyBar>
    </Page>
  )
}
