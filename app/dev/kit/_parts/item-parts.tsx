import { ItemCard, ItemCardSkeleton } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { ItemTable } from '@/components/market/item-row'
import { WearBar } from '@/components/market/wear-bar'
import { Card, CardHeader } from '@/components/ui/card'
import { cs2Samples, otherSamples } from './fixtures'
import { Row, Section } from './section'

export function ItemParts() {
  const shown = [...cs2Samples.slice(0, 4), ...otherSamples]
  return (
    <>
      <Section title="Items">
        <ItemGrid label="Sample items">
          {shown.map(({ id, ...card }) => (
            <li key={id}>
              <ItemCard {...card} />
            </li>
          ))}
          <li>
            <ItemCardSkeleton />
          </li>
        </ItemGrid>
        <Row label="Wear">
          <WearBar wear={0.0119} className="w-60" />
          <WearBar wear={0.153217649} big className="w-80 max-w-full" />
        </Row>
      </Section>
      <Card>
        <CardHeader title="Items as a table" />
        <ItemTable label="Sample items, table" rows={shown} />
      </Card>
    </>
  )
}
