'use client'
import { ScrollText } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useMore } from '@/app/_parts/use-more'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { formatClockSeconds, formatDay } from '@/components/ui/format'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { AuditRow, AuditView } from '@/lib/ops/schemas'
import { actName, subjectHref } from './url'

type Props = { first: AuditView; query: string; filters: ReactNode }

export function AuditTable({ first, query, filters }: Props) {
  const { items, more, pending, failed } = useMore<AuditRow, AuditView>(
    first,
    (cursor) => `/admin/audit?${query}${query && '&'}cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <>
      <Card>
        <CardHeader title="Acts, newest first">{filters}</CardHeader>
        {items.length === 0 ? (
          <Empty icon={<ScrollText />} title="Nothing in the log">
            {query
              ? 'No act matches these filters.'
              : 'The first act of an admin appears here, with its reason.'}
          </Empty>
        ) : (
          <Table label="Audit log">
            <TableHeader>
              <TableRow>
                <TableHead>Time, UTC</TableHead>
                <TableHead>Who</TableHead>
                <TableHead>What</TableHead>
                <TableHead>To what</TableHead>
                <TableHead>Why</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {items.map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {failed && (
        <Alert tone="warning" live className="mt-3">
          Older acts could not be loaded. Try again.
        </Alert>
      )}
      {more && (
        <div className="mt-4 text-center">
          <Button onClick={more} pending={pending}>
            Show older acts
          </Button>
        </div>
      )}
    </>
  )
}

function Line({ row }: { row: AuditRow }) {
  const at = new Date(row.at)
  const href = subjectHref(row.subject)
  const detail = Object.entries(row.detail)
  return (
    <TableRow>
      <TableCell>
        <time dateTime={row.at}>
          {formatDay(at)} <span className="text-xs text-fg-3">{formatClockSeconds(at)}</span>
        </time>
      </TableCell>
      <TableCell className="font-medium">{row.actorName}</TableCell>
      <TableCell>{actName(row.act)}</TableCell>
      <TableCell>
        {href ? (
          <Link href={href} className="num-mono link-quiet">
            {row.subject}
          </Link>
        ) : (
          <span className="num-mono text-fg-2">{row.subject}</span>
        )}
      </TableCell>
      <TableCell className="min-w-[220px] py-2 whitespace-normal">
        {row.reason ?? <span className="text-fg-3">no reason given</span>}
        {detail.length > 0 && (
          <span className="num-mono block text-xs text-fg-3">
            {detail
              .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
              .join(', ')}
          </span>
        )}
      </TableCell>
    </TableRow>
  )
}
