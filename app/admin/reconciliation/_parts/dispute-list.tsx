'use client'
import { useMore } from '@/app/_parts/use-more'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { CardDisputeView } from '@/lib/payments/schemas'
import { ListEnd } from '../../_parts/list-end'
import { AnswerBank } from './acts'
import { disputeWords } from './words'

type Page = { items: CardDisputeView[]; nextCursor: string | null }
type Props = { first: Page; now: string }

const medium = 'hidden md:table-cell'

export function DisputeList({ first, now }: Props) {
  const { items, more, pending, failed } = useMore<CardDisputeView, Page>(
    first,
    (cursor) => `/admin/card-disputes?cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <Table label="Card disputes">
          <TableHeader>
            <TableRow>
              <TableHead>Order and reason</TableHead>
              <TableHead numeric>Amount</TableHead>
              <TableHead className={medium}>Answer by</TableHead>
              <TableHead numeric>
                <span className="sr-only">Act</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((row) => (
              <TableRow key={row.id} id={row.id}>
                <TableCell className="py-2.5 align-top whitespace-normal">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                    {row.reason.replaceAll('_', ' ')}
                    <Badge tone={disputeWords[row.state].tone}>{disputeWords[row.state].text}</Badge>
                    {!row.withdrawn && <Badge tone="line">the bank only asks</Badge>}
                  </p>
                  <CopyId label="Order" value={row.orderId} bare className="max-w-full text-xs" />
                </TableCell>
                <TableCell numeric className="py-2.5 align-top">
                  <Money minor={row.amountMinor} currency={row.currency} />
                </TableCell>
                <TableCell className={`${medium} py-2.5 align-top text-xs text-fg-3`}>
                  {row.dueAt && <Time at={row.dueAt} now={now} />}
                </TableCell>
                <TableCell numeric className="py-2.5 align-top">
                  {row.answered || row.endedAt ? (
                    <span className="text-xs text-fg-3">answered</span>
                  ) : (
                    <AnswerBank disputeId={row.id} orderId={row.orderId} />
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />
    </>
  )
}
