import { ExternalLink } from 'lucide-react'
import { DealHero, LiveDot } from '@/components/deals/deal-hero'
import { DealItemCard } from '@/components/deals/deal-item-card'
import { DealRow } from '@/components/deals/deal-row'
import { DisputeDoor } from '@/components/deals/dispute-door'
import { MoneyCard } from '@/components/deals/money-card'
import { Timeline } from '@/components/deals/timeline'
import { ActShell, Page } from '@/components/layout/page'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { cs2Samples } from './fixtures'
import { dealSteps } from './fixtures-deal'

function Aside() {
  const [redline] = cs2Samples
  return (
    <>
      <DealItemCard item={redline.item} title="AK-47 | Redline" href="/dev/kit/item" />
      <MoneyCard
        lines={[
          { label: 'Price', minor: 2410 },
          { label: 'Fee, 3%, paid by seller', minor: 72 },
          { label: 'Seller receives', minor: 2338 },
          { label: 'You paid', minor: 2410 },
        ]}
        promise={
          <>
            Comes back in full if the trade is not completed by <b>14:51</b>.
          </>
        }
      />
      <DisputeDoor
        text="A dispute freezes the money at once. A person answers within 4 hours and sees every proof on this page."
        until="Open until 27 Nov, 14:10. Lost disputes cost nothing."
      >
        <Button variant="danger" block>
          Open a dispute
        </Button>
      </DisputeDoor>
    </>
  )
}

export function DealSample() {
  const now = Date.now()
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  return (
    <Page>
      <Breadcrumb
        crumbs={[
          { label: 'Deals', href: '/deals' },
          { label: <span className="num-mono">deal_01JD7Q2M4K</span> },
        ]}
      />
      <ActShell aside={<Aside />} asideLabel="This deal">
        <DealHero
          mood="act"
          state="Your move"
          title="Accept the trade offer on Steam"
          description="mferreira has sent it. If you do nothing, the deal ends and €24.10 returns to your wallet."
          live={<LiveDot connected>Live, updated 2 s ago</LiveDot>}
          deadline={{ from: at(-18), until: at(41.3), now: at(0) }}
          actions={
            <>
              <Button variant="primary" size="lg">
                <ExternalLink aria-hidden />
                Open offer on Steam
              </Button>
              <Button variant="ghost" size="lg">
                Decline
              </Button>
            </>
          }
          money={{
            stations: [
              { name: 'You', role: 'Buyer', person: { name: 'Ilse Brandt' } },
              { name: '€24.10', role: 'Held in escrow', holds: true },
              { name: 'mferreira', role: 'Holds the item', person: { name: 'mferreira' } },
            ],
            ways: [
              { label: '14:02', done: true },
              { label: '27 Nov', done: false },
            ],
          }}
        />
        <Timeline entries={dealSteps} />
        <Card>
          <CardHeader title="Other deals" />
          <ul>
            {cs2Samples.slice(1, 4).map(({ id, item, priceMinor }, index) => (
              <DealRow
                key={id}
                href="/dev/kit/deal"
                title={`${item.kind} | ${item.name}`}
                artSrc={item.artSrc}
                rarity={item.rarity}
                with="Bought from mferreira"
                state={['Your move', 'Waiting', 'Settled'][index] ?? 'Settled'}
                tone={(['accent', 'info', 'neutral'] as const)[index] ?? 'neutral'}
                priceMinor={priceMinor}
                when="41 min left"
              />
            ))}
          </ul>
        </Card>
      </ActShell>
    </Page>
  )
}
