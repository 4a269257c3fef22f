'use client'
import { PagedTable } from '@/app/_parts/paged-table'
import { CopyId } from '@/components/ui/copy-id'
import { formatClockSeconds, formatDay } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { type Column, TableCell, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AuditRow, AuditView } from '@/lib/ops/schemas'
import { didWords, subjectHref } from './words'

type Props = { first: AuditView; query: string; now: string }

const medium = 'hidden md:table-cell'

const columns: Column[] = [
  { name: 'When, UTC', className: medium },
  { name: 'Who', className: medium },
  { name: 'What' },
  { name: 'To whom', className: medium },
  { name: 'Why', className: 'hidden sm:table-cell' },
]

export const AuditList = ({ first, query, now }: Props) => (
  <PagedTable
    label="Audit log"
    columns={columns}
    first={first}
    path={`/admin/audit?${query}`}
    row={(row) => <Act row={row} now={now} />}
  />
)

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
