'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { Badge } from '@/components/ui/badge'
import { CopyId } from '@/components/ui/copy-id'
import { Link } from '@/components/ui/link'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AdminDeliveryView, DeliveryListView } from '@/lib/notifications/schemas/delivery'
import { Replay } from './acts'
import { channelWords, stateWords } from './words'

type Props = { first: DeliveryListView; query: string; now: string }

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'What and to whom' },
  { name: 'State', className: medium },
  { name: 'Tries', className: medium },
  { name: 'Act', numeric: true, hidden: true },
]

export const DeliveryList = ({ first, query, now }: Props) => (
  <PagedTable
    label="Deliveries"
    columns={columns}
    first={first}
    path={`/admin/deliveries?${query}`}
    row={(row) => <Row row={row} now={now} />}
  />
)

function Row({ row, now }: { row: AdminDeliveryView; now: string }) {
  const { text, tone } = stateWords[row.state]
  const to = row.address ?? 'an address that was taken away'
  return (
    <TableRow id={row.id}>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {channelWords[row.channel] ?? row.channel}
          <code className="font-mono text-xs text-fg-2">{row.kind ?? 'digest'}</code>
          <Badge tone={tone} className="md:hidden">
            {text}
          </Badge>
        </p>
        <p className="wrap-anywhere">
          <Link
            href={`/admin/people/${row.personId}`}
            className="link-quiet inline-flex min-h-6 items-center"
          >
            {row.personName}
          </Link>{' '}
          <span className="text-fg-3">{to}</span>
        </p>
        <CopyId label="Delivery" value={row.id} bare className="max-w-full text-xs" />
        {row.reason && row.state !== 'delivered' && (
          <p className="max-w-[60ch] text-xs break-words text-warning">{row.reason}</p>
        )}
      </TableCell>
      <TableCell className={`${medium} py-2.5 align-top`}>
        <Badge tone={tone}>{text}</Badge>
        <p className="text-xs text-fg-3">
          <Time at={row.updatedAt} now={now} />
        </p>
      </TableCell>
      <TableCell className={`${medium} py-2.5 align-top whitespace-normal`}>
        <Tries row={row} />
      </TableCell>
      <TableCell numeric className="py-2.5 align-top">
        {(row.state === 'dead' || row.state === 'bounced') && <Replay deliveryId={row.id} to={to} />}
      </TableCell>
    </TableRow>
  )
}

/** The latest of what was tried, the newest last. */
function Tries({ row: { tries, attempts } }: { row: AdminDeliveryView }) {
  if (tries.length === 0) return <span className="text-fg-3">none</span>
  return (
    <ul className="text-xs">
      {tries.length < attempts && <li className="text-fg-3">{attempts - tries.length} earlier</li>}
      {tries.slice(-4).map(({ attempt, outcome, reason }) => (
        <li key={attempt} className="max-w-[40ch] break-words">
          {attempt}. {outcome ?? 'interrupted'}
          {reason && `: ${reason}`}
        </li>
      ))}
    </ul>
  )
}
