'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { withoutExterior } from '@/components/market/exterior'
import { FactList } from '@/components/market/fact-list'
import { ItemArt } from '@/components/market/item-art'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Input } from '@/components/ui/input'
import { Money } from '@/components/ui/money'
import { maxPriceMinor, parseMoney, shareOf } from '@/lib/kernel/amount'
import type { NamePrice } from '@/lib/listings/schemas'
import type { InventoryItem } from '@/lib/steam/schemas'
import { sell } from '../actions'

type Props = {
  item: InventoryItem
  price: NamePrice | undefined
  feeBps: number
  onClose: () => void
}

const typed = (minor: number | null) => (minor === null ? '' : (minor / 100).toFixed(2))

function problemOf(text: string, priceMinor: number | null): string | null {
  if (text.trim() === '') return null
  if (priceMinor === null) return 'Write a price like 24.10.'
  if (priceMinor < 1) return 'The price must be above zero.'
  return priceMinor > maxPriceMinor ? 'The price is above the limit of 1,000,000.00.' : null
}

export function SellDialog({ item, price, feeBps, onClose }: Props) {
  const router = useRouter()
  const list = useIntent(sell)
  const [text, setText] = useState(typed(price?.referenceMinor ?? price?.lowestMinor ?? item.referenceMinor))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const priceMinor = parseMoney(text, 'EUR')
  const problem = problemOf(text, priceMinor)
  const unready = priceMinor === null || problem !== null
  const submit = (publish: boolean) =>
    start(async () => {
      if (priceMinor === null || problem) return
      const answer = await list({
        appId: item.appId,
        assetId: item.assetId,
        priceMinor,
        currency: 'EUR',
        publish,
      }).catch(() => null)
      if (!answer?.ok) return setRefusal(answer?.problem.detail ?? 'Tradepost did not answer. Try again.')
      router.refresh()
      onClose()
    })
  return (
    <FormDialog
      title={`Sell ${withoutExterior(item.name, item.exterior)}`}
      description="The item stays in your inventory until somebody buys it."
      act="List the item"
      pending={pending}
      disabled={unready}
      problem={refusal}
      onSubmit={() => submit(true)}
      onClose={onClose}
      otherActs={
        <Button type="button" onClick={() => submit(false)} pending={pending} disabled={unready}>
          Keep as draft
        </Button>
      }
    >
      <ItemArt src={item.artSrc} rarity={item.rarity} className="h-32 rounded-md border p-2" />
      <Field label="Your price" error={problem ?? undefined}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          before={<span className="text-fg-3">€</span>}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <Sums priceMinor={problem ? null : priceMinor} feeBps={feeBps} price={price} />
    </FormDialog>
  )
}

function Sums({
  priceMinor,
  feeBps,
  price,
}: {
  priceMinor: number | null
  feeBps: number
  price: NamePrice | undefined
}) {
  const fee = priceMinor === null ? null : Math.min(shareOf(priceMinor, feeBps), Math.max(0, priceMinor - 1))
  const amount = (minor: number | null | undefined) => (minor == null ? 'none yet' : <Money minor={minor} />)
  return (
    <FactList
      className="rounded-md border bg-surface-0 px-3 py-2.5"
      facts={[
        { label: 'Reference, 7-day median', value: amount(price?.referenceMinor) },
        { label: 'Cheapest offer now', value: amount(price?.lowestMinor) },
        { label: `Fee, ${feeBps / 100} %`, value: amount(fee) },
        {
          label: 'You receive',
          value: amount(priceMinor === null || fee === null ? null : priceMinor - fee),
          strong: true,
        },
      ]}
    />
  )
}
