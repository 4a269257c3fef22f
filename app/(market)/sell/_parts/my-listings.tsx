'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { z } from 'zod'
import { Alert } from '@/components/ui/alert'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Money } from '@/components/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { parseMoney } from '@/lib/kernel/money'
import type { myListingsView } from '@/lib/listings/schemas'
import { putUp, setPrice, takeOff } from '../actions'

type Row = z.infer<typeof myListingsView>['items'][number]

const tones: Partial<Record<Row['state'], BadgeTone>> = {
  active: 'accent',
  reserved: 'info',
  invalid: 'warning',
}

export function MyListings({ rows }: { rows: Row[] }) {
  const [problem, setProblem] = useState<string | null>(null)
  if (rows.length === 0) return null
  return (
    <Card className="mt-6">
      <CardHeader title="Your listings">{`${rows.filter((row) => row.state === 'active').length} on the market`}</CardHeader>
      {problem && (
        <Alert tone="negative" live className="m-3">
          {problem}
        </Alert>
      )}
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
                <Link href={`/items/${row.id}`} className="font-medium hover:underline">
                  {row.name}
                </Link>
                {row.reason && <p className="max-w-[44ch] text-xs text-fg-3">{row.reason}</p>}
              </TableCell>
              <TableCell>
                <Badge tone={tones[row.state]}>{row.state}</Badge>
              </TableCell>
              <TableCell numeric>
                <Money minor={row.priceMinor} currency={row.currency} />
              </TableCell>
              <TableCell>
                <Acts row={row} onProblem={setProblem} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

type Answer = Promise<{ ok: true } | { ok: false; problem: { detail: string } }>

function Acts({ row, onProblem }: { row: Row; onProblem: (problem: string | null) => void }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [price, setText] = useState((row.priceMinor / 100).toFixed(2))
  const run = (act: () => Answer) =>
    start(async () => {
      const answer = await act()
      onProblem(answer.ok ? null : answer.problem.detail)
      router.refresh()
    })
  if (row.state !== 'active' && row.state !== 'draft') return null
  const priceMinor = parseMoney(price, row.currency)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Input
        aria-label={`New price of ${row.name}`}
        inputMode="decimal"
        className="h-7 w-24"
        value={price}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        size="sm"
        pending={pending}
        disabled={priceMinor === null || priceMinor === row.priceMinor}
        onClick={() => priceMinor !== null && run(() => setPrice({ listingId: row.id, priceMinor }))}
      >
        Change price
      </Button>
      {row.state === 'draft' && (
        <Button size="sm" pending={pending} onClick={() => run(() => putUp({ listingId: row.id }))}>
          Publish
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        pending={pending}
        onClick={() => run(() => takeOff({ listingId: row.id }))}
      >
        Take off
      </Button>
    </div>
  )
}
