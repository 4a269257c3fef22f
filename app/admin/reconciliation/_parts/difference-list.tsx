'use client'
import { useMore } from '@/app/_parts/use-more'
import { Card } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { DifferenceListView, DifferenceView } from '@/lib/payments/schemas'
import { ListEnd } from '../../_parts/list-end'
import { Resolve } from './acts'
import { kindWords } from './words'

type Props = { first: DifferenceListView; resolved: boolean; now: string }

const medium = 'hidden md:table-cell'

export function DifferenceList({ first, resolved, now }: Props) {
  const show = resolved ? 'resolved' : 'open'
  const { items, more, pending, failed } = useMore<DifferenceView, DifferenceListView>(
    first,
    (cursor) => `/admin/reconciliation?show=${show}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <Table label="Differences">
          <TableHeader>
            <TableRow>
              <TableHead>What differs</TableHead>
              <TableHead numeric>Ours</TableHead>
              <TableHead numeric>Theirs</TableHead>
              <TableHead className={medium}>Found</TableHead>
              <TableHead numeric>
                <span className="sr-only">Act</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((row) => (
              <Row key={row.id} row={row} now={now} />
            ))}
          </TableBody>
        </Table>
      </Card>
      <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />
    </>
  )
}

function Row({ row, now }: { row: DifferenceView; now: string }) {
  return (
    <TableRow id={row.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="font-medium">{kindWords[row.kind]}</p>
        <CopyId label="Subject" value={row.subject} bare className="max-w-full text-xs" />
        {row.note && <p className="max-w-[60ch] text-xs break-words text-fg-2">{row.note}</p>}
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        <Money minor={row.oursMinor} currency={row.currency} />
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        <Money minor={row.theirsMinor} currency={row.currency} />
      </TableCell>
      <TableCell className={`${medium} py-2.5 align-top text-xs text-fg-3`}>
        <Time at={row.resolvedAt ?? row.foundAt} now={now} />
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        {!row.resolvedAt && <Resolve differenceId={row.id} subject={row.subject} />}
      </TableCell>
    </TableRow>
  )
}
