'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { CopyId } from '@/components/ui/copy-id'
import { Money } from '@/components/ui/money'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { DifferenceListView, DifferenceView } from '@/lib/payments/schemas'
import { Resolve } from './acts'
import { kindWords } from './words'

type Props = { first: DifferenceListView; resolved: boolean; now: string }

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'What differs' },
  { name: 'Ours', numeric: true },
  { name: 'Theirs', numeric: true },
  { name: 'Found', className: medium },
  { name: 'Act', numeric: true, hidden: true },
]

export const DifferenceList = ({ first, resolved, now }: Props) => (
  <PagedTable
    label="Differences"
    columns={columns}
    first={first}
    path={`/admin/reconciliation?show=${resolved ? 'resolved' : 'open'}`}
    row={(row) => <Row row={row} now={now} />}
  />
)

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
