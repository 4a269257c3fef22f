import { Inbox } from 'lucide-react'
import { HealthStrip } from '@/components/admin/health-strip'
import { Avatar } from '@/components/ui/avatar'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button } from '@/components/ui/button'
import { CopyId, PendingId } from '@/components/ui/copy-id'
import { Countdown, CountdownRing } from '@/components/ui/countdown'
import { Empty } from '@/components/ui/empty'
import { LoadMore } from '@/components/ui/load-more'
import { Money } from '@/components/ui/money'
import { PriceDiff } from '@/components/ui/price-diff'
import { Progress } from '@/components/ui/progress'
import { Separator } from '@/components/ui/separator'
import { Skeleton } from '@/components/ui/skeleton'
import { Sparkline } from '@/components/ui/sparkline'
import { Time } from '@/components/ui/time'
import { healthTiles } from './fixtures-admin'
import { Row, Section } from './section'

export function DataParts() {
  const now = new Date()
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
  const stamp = now.toISOString()
  return (
    <Section title="Figures, time, states">
      <Breadcrumb
        crumbs={[
          { label: 'Market', href: '/dev/kit' },
          { label: 'CS2', href: '?x' },
          { label: 'AK-47 | Redline' },
        ]}
      />
      <Row label="Money">
        <Money minor={128_460} className="text-2xl font-semibold tracking-tight" />
        <Money minor={318} signed />
        <Money minor={-2_410} signed plainOut />
        <Money minor={-2_410} signed />
        <PriceDiff priceMinor={2_410} referenceMinor={2_515} />
        <PriceDiff priceMinor={2_610} referenceMinor={2_515} long />
        <PriceDiff priceMinor={2_515} referenceMinor={2_515} />
      </Row>
      <Row label="Time">
        <Time at={at(-4)} now={stamp} />
        <Time at={at(90)} now={stamp} />
        <Countdown until={at(41)} now={stamp} />
        <Countdown until={at(60 * 30)} now={stamp} />
        <CountdownRing from={at(-20)} until={at(41)} now={stamp} />
        <CountdownRing from={at(-20)} until={at(-1)} now={stamp} />
      </Row>
      <Row label="Ids">
        <CopyId label="Deal" value="deal_01JD7Q2M4K" />
        <CopyId label="posting" value="pst_01JD7Q2M9T" bare />
        <PendingId label="Trade id" when="after you accept" />
      </Row>
      <Row label="People">
        <Avatar name="ilse.brandt" presence="online" />
        <Avatar name="ilse.brandt" presence="away" />
        <Avatar name="ilse.brandt" presence="in_game" />
        <Avatar name="ilse.brandt" presence="offline" />
        <Avatar name="mferreira" size="default" />
        <Avatar name="Ålborg Trader" size="lg" />
      </Row>
      <Row label="Sparkline, progress">
        <Sparkline points={[3, 4, 3, 5, 6, 5, 8]} />
        <Sparkline points={[8, 7, 3]} tone="warning" />
        <Sparkline points={[1, 1, 3, 2, 6, 5]} stepped tone="accent" width={160} height={40} />
        <Progress label="Bots signed in" value={23} max={24} className="w-40" />
        <Progress label="Daily payout limit" value={200} max={2500} tone="neutral" className="w-40" />
      </Row>
      <HealthStrip tiles={healthTiles} />
      <Row label="Loading">
        <Skeleton className="h-9 w-40" />
        <Skeleton className="h-4 w-64" />
      </Row>
      <Separator />
      <Empty
        icon={<Inbox />}
        title="No deals yet"
        actions={<Button variant="primary">Browse the market</Button>}
      >
        What you buy and sell appears here, with every step and its proof.
      </Empty>
      <LoadMore shown={15} total="4,000+" href="?more" label="Load 40 more" />
    </Section>
  )
}
