'use client'
import { useState } from 'react'
import type { z } from 'zod'
import { ItemArt } from '@/components/market/item-art'
import { ProblemAlert } from '@/components/ui/alert'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { myListingsView } from '@/lib/listings/schemas'
import { ListingActs } from '../../_parts/listing-acts'
import { MarketLive } from '../../_parts/market-live'

type Row = z.infer<typeof myListingsView>['items'][number]

const words: Record<Row['state'], string> = {
  draft: 'draft',
  active: 'on the market',
  reserved: 'being bought',
  sold: 'sold',
  delisted: 'taken off',
  invalid: 'ended',
}

const tones: Partial<Record<Row['state'], BadgeTone>> = {
  active: 'accent',
  reserved: 'info',
  invalid: 'warning',
}

const summary = (rows: Row[]) =>
  (['active', 'draft', 'reserved'] as const)
    .map((state) => [rows.filter((row) => row.state === state).length, words[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')

export function MyListings({ rows }: { rows: Row[] }) {
  const [problem, setProblem] = useState<string | null>(null)
  if (rows.length === 0) return null
  return (
    <Card className="mt-6">
      <MarketLive topics={rows.map(({ id }) => id)} />
      <CardHeader title="Your listings">{summary(rows)}</CardHeader>
      <ProblemAlert text={problem} className="m-3" />
      <Table label="Your listings">
        <TableHeader>
          <TableRow>
            <TableHead>Item</TableHead>
            <TableHead>State</TableHead>
            <TableHead numeric>Price</TableHead>
            <TableHead>Change</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                <span className="flex min-w-0 items-center gap-3">
                  <ItemArt
                    src={row.artSrc}
                    rarity={row.rarity}
                    className="hidden h-8 w-13 shrink-0 rounded-[4px] p-0.5 sm:grid"
                  />
                  <Link
                    href={`/items/${row.id}`}
                    className="max-w-[40ch] truncate font-medium hover:underline"
                  >
                    {row.name}
                  </Link>
                </span>
                {row.reason && <p className="max-w-[44ch] text-xs text-fg-3">{row.reason}</p>}
              </TableCell>
              <TableCell>
                <Badge tone={tones[row.state]}>{words[row.state]}</Badge>
              </TableCell>
              <TableCell numeric>
                <Money minor={row.priceMinor} currency={row.currency} />
              </TableCell>
              <TableCell>
                <ListingActs row={row} onProblem={setProblem} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
