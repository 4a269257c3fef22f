'use client'
import { useMore } from '@/app/_parts/use-more'
import { Card } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { formatClockSeconds, formatDay } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AuditRow, AuditView } from '@/lib/ops/schemas'
import { ListEnd } from '../../_parts/list-end'
import { didWords, subjectHref } from './words'

type Props = { first: AuditView; query: string; now: string }

export function AuditList({ first, query, now }: Props) {
  const { items, more, pending, failed } = useMore<AuditRow, AuditView>(
    first,
    (cursor) => `/admin/audit?${query}&cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <Table label="Audit log">
          <TableHeader>
            <TableRow>
              <TableHead className="hidden md:table-cell">When, UTC</TableHead>
              <TableHead className="hidden md:table-cell">Who</TableHead>
              <TableHead>What</TableHead>
              <TableHead className="hidden md:table-cell">To whom</TableHead>
              <TableHead className="hidden sm:table-cell">Why</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((row) => (
              <Act key={row.id} row={row} now={now} />
            ))}
          </TableBody>
        </Table>
      </Card>
      <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />
    </>
  )
}

function Act({ row, now }: { row: AuditRow; now: string }) {
  const at = new Date(row.at)
  return (
    <TableRow>
      <TableCell className="hidden py-2.5 align-top md:table-cell">
        <p className="num-mono">
          {formatDay(at)}, {formatClockSeconds(at)}
        </p>
        <p className="text-xs text-fg-3">
          <Time at={row.at} now={now} />
        </p>
      </TableCell>
      <TableCell className="hidden py-2.5 align-top md:table-cell">
        <p>{row.actorName}</p>
        {row.address && <p className="num-mono text-xs text-fg-3">from {row.address}</p>}
      </TableCell>
      <TableCell className="py-2.5 align-top whitespace-normal">
        <p className="font-medium">{didWords(row)}</p>
        <p className="num-mono text-fg-3">{row.act}</p>
        <p className="text-xs text-fg-3 md:hidden">
          {row.actorName}, <Time at={row.at} now={now} />
        </p>
        <div className="md:hidden">
          <Subject subject={row.subject} />
        </div>
        <p className="mt-1 break-words sm:hidden">{row.reason}</p>
      </TableCell>
      <TableCell className="hidden py-2.5 align-top md:table-cell">
        <Subject subject={row.subject} />
      </TableCell>
      <TableCell className="hidden max-w-[52ch] min-w-48 py-2.5 align-top whitespace-normal sm:table-cell">
        {row.reason ?? <span className="text-fg-3">no reason needed</span>}
      </TableCell>
    </TableRow>
  )
}

function Subject({ subject }: { subject: string }) {
  const href = subjectHref(subject)
  return (
    <span className="flex max-w-full flex-wrap items-center gap-x-2 text-xs">
      <CopyId label="Subject" value={subject} bare className="max-w-full" />
      {href && (
        <Link href={href} className="link-quiet inline-flex min-h-6 items-center">
          Look
        </Link>
      )}
    </span>
  )
}
