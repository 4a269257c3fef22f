'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { countWords, exchangeNames } from '@/components/candles/words'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { defaultFrames, defaultSymbols } from '@/lib/exchanges/schemas/import'
import { exchangeSchema, exchanges } from '@/lib/exchanges/schemas/instrument'
import { fetchCandles } from '../actions'

const toggled = <T,>(list: readonly T[], one: T, on: boolean): T[] =>
  on ? [...list, one] : list.filter((each) => each !== one)

export function ImportForm({ today }: { today: string }) {
  const [exchange, setExchange] = useState<(typeof exchanges)[number]>('bybit')
  const [symbols, setSymbols] = useState<string[]>(defaultSymbols)
  const [other, setOther] = useState('')
  const [frames, setFrames] = useState<(typeof defaultFrames)[number][]>([...defaultFrames])
  const [from, setFrom] = useState(`${Number(today.slice(0, 4)) - 2}-01-01`)
  const form = useForm(fetchCandles)
  const wanted = other.trim() === '' ? symbols : [...symbols, other.trim().toUpperCase()]
  const count = wanted.length * frames.length
  return (
    <Card>
      <CardHeader title="From an exchange" />
      <CardContent className="flex flex-col gap-3">
        <Field label="Exchange">
          <Select
            value={exchange}
            onValueChange={(value) => setExchange(exchangeSchema.parse(value))}
            options={exchanges.map((value) => ({ value, label: exchangeNames[value] }))}
          />
        </Field>
        <fieldset>
          <legend className="mb-1 text-xs font-medium text-fg-2">Pairs</legend>
          <div className="grid grid-cols-2 gap-x-3">
            {defaultSymbols.map((symbol) => (
              <Checkbox
                key={symbol}
                checked={symbols.includes(symbol)}
                onCheckedChange={(on) => setSymbols(toggled(symbols, symbol, on))}
              >
                {symbol}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <Field
          label="Another pair"
          description="As BASE/QUOTE, a perpetual as BASE/QUOTE:QUOTE."
          error={form.problemOf('symbols')}
        >
          <Input value={other} onChange={(event) => setOther(event.currentTarget.value)} autoComplete="off" />
        </Field>
        <fieldset>
          <legend className="mb-1 text-xs font-medium text-fg-2">Frames</legend>
          <div className="flex flex-wrap gap-x-4">
            {defaultFrames.map((frame) => (
              <Checkbox
                key={frame}
                checked={frames.includes(frame)}
                onCheckedChange={(on) => setFrames(toggled(frames, frame, on))}
              >
                {frame}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <Field
          label="From"
          description="First day, UTC. New candles are fetched from then on as they end."
          error={form.problemOf('from')}
        >
          <Input
            type="date"
            value={from}
            max={today}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </Field>
        <ProblemAlert text={form.problemOf()} />
        <Button
          variant="primary"
          pending={form.pending}
          disabled={count === 0}
          onClick={() => form.submit({ exchange, symbols: wanted, frames, from })}
        >
          Fetch {countWords(count, 'series', 'series')}
        </Button>
        <span role="status" className="text-xs text-fg-2 empty:hidden">
          {form.saved ? 'Ordered. The imports show how far they are.' : ''}
        </span>
      </CardContent>
    </Card>
  )
}
