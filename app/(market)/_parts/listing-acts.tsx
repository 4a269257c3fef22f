'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { type Currency, parseMoney } from '@/lib/kernel/amount'
import { putUp, setPrice, takeOff } from '../sell/actions'

interface Offer {
  id: string
  name: string
  state: string
  priceMinor: number
  currency: Currency
}

type Answer = Promise<{ ok: true } | { ok: false; problem: { detail: string } }>

type Props = { row: Offer; onProblem: (problem: string | null) => void }

/** What a seller can do with an offer that nobody is buying: another price, on the market, off it. */
export function ListingActs({ row, onProblem }: Props) {
  const router = useRouter()
  const [reprice, publish, withdraw] = [useIntent(setPrice), useIntent(putUp), useIntent(takeOff)]
  const [pending, start] = useTransition()
  const [price, setText] = useState((row.priceMinor / 100).toFixed(2))
  const run = (act: () => Answer) =>
    start(async () => {
      const answer = await act().catch(() => null)
      onProblem(
        answer === null ? 'Tradepost did not answer. Try again.' : answer.ok ? null : answer.problem.detail,
      )
      router.refresh()
    })
  if (row.state !== 'active' && row.state !== 'draft') return null
  const priceMinor = parseMoney(price, row.currency)
  const listingId = row.id
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (priceMinor !== null) run(() => reprice({ listingId, priceMinor }))
      }}
    >
      <Input
        aria-label={`New price of ${row.name}`}
        inputMode="decimal"
        autoComplete="off"
        className="h-7 w-24"
        before={<span className="text-fg-3">€</span>}
        value={price}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="sm"
        pending={pending}
        disabled={priceMinor === null || priceMinor === row.priceMinor}
      >
        Change price
      </Button>
      {row.state === 'draft' && (
        <Button size="sm" pending={pending} onClick={() => run(() => publish({ listingId }))}>
          Publish
        </Button>
      )}
      <Button size="sm" variant="ghost" pending={pending} onClick={() => run(() => withdraw({ listingId }))}>
        {row.state === 'draft' ? 'Throw away' : 'Take off'}
      </Button>
    </form>
  )
}
