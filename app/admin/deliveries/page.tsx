import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { deliveryList } from '@/lib/notifications'
import { FilterChips, filterQuery, toggles } from '../_parts/filter-chips'
import { ReplayAll } from './_parts/acts'
import { DeliveryList } from './_parts/delivery-list'
import { Pauses } from './_parts/pauses'
import { channels, channelWords, deliveriesHref, type Filter, states, stateWords } from './_parts/words'

export const metadata: Metadata = { title: 'Deliveries' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DeliveriesPage({ searchParams }: Props) {
  const given = await searchParams
  const filter: Filter = {
    state: states.find((each) => each === given.state),
    channel: channels.find((each) => each === given.channel),
  }
  const page = await ask(deliveryList, filter)
  const at = now().toISOString()
  const query = filterQuery(filter)
  const narrowed = filter.state !== undefined || filter.channel !== undefined
  return (
    <>
      <PageHeader
        title="Deliveries"
        description="Every message that left or should leave, the newest first. Counts are of the last seven days."
        actions={page.counts.dead > 0 && <ReplayAll channel={filter.channel} dead={page.counts.dead} />}
      />
      <Pauses pauses={page.pauses} now={at} />
      <FilterChips
        label="States"
        className="mb-2"
        choices={toggles(
          states,
          filter.state,
          (each) => (
            <>
              {stateWords[each].text} <span className="text-fg-3">{page.counts[each]}</span>
            </>
          ),
          (state) => deliveriesHref({ ...filter, state }),
        )}
      />
      <FilterChips
        label="Channels"
        className="mb-4"
        choices={toggles(
          channels,
          filter.channel,
          (each) => channelWords[each],
          (channel) => deliveriesHref({ ...filter, channel }),
        )}
      />
      {page.items.length > 0 ? (
        <DeliveryList key={query} first={page} query={query} now={at} />
      ) : (
        <Card>
          <Empty
            icon={<SearchX />}
            title={narrowed ? 'No delivery is like that' : 'No delivery yet'}
            actions={narrowed && <LinkButton href="/admin/deliveries">Show all deliveries</LinkButton>}
          >
            {narrowed
              ? 'Take a filter away to see the others.'
              : 'Every message to somebody by any channel stands here as soon as it is to leave.'}
          </Empty>
        </Card>
      )}
    </>
  )
}
