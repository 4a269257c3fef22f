'use client'
import { useMore } from '@/app/_parts/use-more'
import { DealRow } from '@/components/deals/deal-row'
import { Card, CardHeader } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { formatDayClock } from '@/components/ui/format'
import { LoadMore } from '@/components/ui/load-more'
import type { MyDealsView, DealRow as Row } from '@/lib/deals/schemas'
import { roleWords, stateWords } from './words'

type Props = {
  title: string
  first: Pick<MyDealsView, 'items' | 'nextCursor'>
  total: number
  /** The filters as a query string, for the pages after the first. */
  query: string
  now: string
}

export function DealList({ title, first, total, query, now }: Props) {
  const { items, more, pending, failed } = useMore<Row, MyDealsView>(
    first,
    (cursor) => `/deals?${query}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <CardHeader title={title}>
          {total === 1 ? '1 deal' : `${total.toLocaleString('en-GB')} deals`}
        </CardHeader>
        <ul aria-label={title}>
          {items.map((row) => (
            <OneDeal key={row.id} row={row} now={now} />
          ))}
        </ul>
      </Card>
      {(more || items.length > first.items.length) && (
        <LoadMore
          shown={items.length}
          total={total.toLocaleString('en-GB')}
          onMore={more}
          pending={pending}
          failed={failed && 'Older deals could not be loaded. Try again.'}
        />
      )}
    </>
  )
}

/** A short list without an end of its own: the deals that wait for this person. */
export function WaitingList({ rows, now }: { rows: Row[]; now: string }) {
  return (
    <Card className="border-accent-line">
      <CardHeader title="Your move">
        {rows.length === 1 ? '1 waits for you' : `${rows.length} wait for you`}
      </CardHeader>
      <ul aria-label="Your move">
        {rows.map((row) => (
          <OneDeal key={row.id} row={row} now={now} />
        ))}
      </ul>
    </Card>
  )
}

function OneDeal({ row, now }: { row: Row; now: string }) {
  const { text, tone } = stateWords(row)
  return (
    <DealRow
      href={`/deals/${row.id}`}
      title={row.item.name}
      artSrc={row.item.artSrc}
      rarity={row.item.rarity}
      with={roleWords(row)}
      state={text}
      tone={tone}
      priceMinor={row.priceMinor}
      currency={row.currency}
      when={<When row={row} now={now} />}
    />
  )
}

const runs = ({ state, role }: Row): boolean =>
  ['funded', 'taking', 'giving'].includes(state) || (state === 'returning' && role === 'seller')

function When({ row, now }: { row: Row; now: string }) {
  if (!row.dueAt || !runs(row)) return formatDayClock(new Date(row.createdAt))
  return (
    <>
      <Countdown until={row.dueAt} now={now} /> left
    </>
  )
}
