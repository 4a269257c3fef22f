import type { Metadata } from 'next'
import { DealHero } from '@/components/deals/deal-hero'
import { DealItemCard } from '@/components/deals/deal-item-card'
import { ActShell, Page } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import type { DealView } from '@/lib/deals/schemas'
import { itemView } from '../../_parts/item'
import { Notes } from '../_parts/notes'
import { Story } from '../_parts/story'
import { moodOf } from '../_parts/words'
import { Acts } from './_parts/acts'
import { Help } from './_parts/help'
import { Live } from './_parts/live'
import { loadDeal, loadOther } from './_parts/load'
import { Money } from './_parts/money'
import { diagramOf } from './_parts/money-diagram'

type Props = { params: Promise<{ dealId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const deal = await loadDeal((await params).dealId)
  return { title: `${deal.next.title}, ${deal.item.name}` }
}

export default async function DealPage({ params }: Props) {
  const deal = await loadDeal((await params).dealId)
  const other = await loadOther(deal)
  const now = new Date().toISOString()
  const { next, item } = deal
  return (
    <Page>
      {other && <LiveRefresh topics={[other.personId]} types={['presence.']} />}
      <Breadcrumb
        crumbs={[
          { label: 'Deals', href: '/deals' },
          { label: <span className="num-mono block truncate">{deal.id}</span> },
        ]}
      />
      <ActShell
        asideLabel="Item, money and help"
        aside={
          <>
            <DealItemCard item={itemView(item)} title={item.name} href={`/items/${deal.listingId}`} />
            <Money deal={deal} />
            <Help deal={deal} />
            <Notes notes={deal.notes} now={now} />
          </>
        }
      >
        <DealHero
          mood={moodOf(deal)}
          state={moverWords(deal)}
          title={next.title}
          description={next.text}
          live={<Live updatedAt={deal.updatedAt} now={now} ended={deal.ended} />}
          deadline={next.dueAt && next.since ? { from: next.since, until: next.dueAt, now } : undefined}
          actions={<Acts deal={deal} />}
          money={diagramOf(deal, other, now)}
        />
        <Story deal={deal} now={now} />
      </ActShell>
    </Page>
  )
}

const endings: Partial<Record<DealView['state'], string>> = {
  settled: 'Settled',
  refunded: 'Refunded',
  returning: 'Refunded',
  returned: 'Ended',
}

function moverWords({ next, state, buyer, seller }: DealView): string {
  if (next.whose === 'you') return 'Your move'
  if (next.whose === 'nobody') return endings[state] ?? 'Ended'
  if (next.whose === 'tradepost') return state === 'stuck' ? 'Needs a person' : 'Our move'
  return `Waiting for ${next.whose === 'buyer' ? buyer.name : seller.name}`
}
