import { Tag } from 'lucide-react'
import { ListShell, Page, PageHeader } from '@/components/layout/page'
import { AppliedChips } from '@/components/market/applied-chips'
import { FilterSheet } from '@/components/market/filter-sheet'
import { ItemCard } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { LinkButton } from '@/components/ui/link-button'
import { LoadMore } from '@/components/ui/load-more'
import { cs2Samples } from './fixtures'
import { SampleControls, SampleRail } from './market-sample-rail'

const chips = ['€20 to €2,000', 'Float up to 0.25', 'Restricted and rarer'].map((label) => ({
  label,
  href: `?without=${encodeURIComponent(label)}`,
}))

export function MarketSample() {
  return (
    <Page>
      <PageHeader
        title="CS2 items"
        description={
          <>
            <b className="font-medium text-fg-1">4,000+</b> offers match · prices against the 7-day reference
          </>
        }
        actions={
          <LinkButton href="/sell">
            <Tag aria-hidden />
            Sell items
          </LinkButton>
        }
      />
      <ListShell rail={<SampleRail />}>
        <div className="mb-2.5 flex items-center gap-2">
          <SampleControls />
          <FilterSheet applied={3} resultWords="Show 4,000+ offers">
            <SampleRail />
          </FilterSheet>
        </div>
        <AppliedChips chips={chips} clearHref="/dev/kit/market" />
        <h2 className="sr-only">Offers</h2>
        <ItemGrid label="Offers">
          {cs2Samples.map(({ id, ...card }) => (
            <li key={id}>
              <ItemCard {...card} />
            </li>
          ))}
        </ItemGrid>
        <LoadMore shown={15} total="4,000+" label="Load 40 more" href="?more" />
      </ListShell>
    </Page>
  )
}
