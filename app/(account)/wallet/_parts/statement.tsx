'use client'
import type { ReactNode } from 'react'
import { Older } from '@/app/_parts/list-end'
import { useMore } from '@/app/_parts/use-more'
import { type StatementLine, StatementTable } from '@/components/wallet/statement-table'
import type { PostingKind, StatementRow, StatementView } from '@/lib/ledger/schemas'

type Props = {
  first: StatementView
  query: string
  filtered: boolean
  filters: ReactNode
  before: { label: string; balanceMinor: number } | undefined
}

type Line = StatementRow & { id: string }

const sliceOf = ({ items, nextCursor }: StatementView) => ({
  items: items.map((row): Line => ({ ...row, id: row.postingId })),
  nextCursor,
})

export function Statement({ first, query, filtered, filters, before }: Props) {
  const { items, more, pending, failed } = useMore(
    sliceOf(first),
    (cursor) => `/wallet/statement?${query}${query && '&'}cursor=${cursor}`,
    sliceOf,
  )
  return (
    <div>
      <StatementTable
        lines={items.map(lineOf)}
        currency={first.currency}
        filters={filters}
        {...(before && !more ? { before } : {})}
        {...(filtered
          ? { empty: { title: 'Nothing like that', text: 'No movement matches these filters.' } }
          : {})}
      />
      <Older what="movements" more={more} pending={pending} failed={failed} />
    </div>
  )
}

const icons: Partial<Record<PostingKind, StatementLine['kind']>> = {
  purchase: 'purchase',
  sale: 'sale',
  refund: 'refund',
  top_up: 'top-up',
}

const lineOf = (row: StatementRow): StatementLine => ({
  id: row.postingId,
  at: row.at,
  kind: icons[row.kind] ?? 'other',
  title: row.title,
  detail: row.detail ?? '',
  amountMinor: row.amountMinor,
  balanceMinor: row.balanceAfterMinor,
  ...(row.subject?.startsWith('deal_') ? { href: `/deals/${row.subject}` } : {}),
})
