'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { exchangeNames } from '@/components/candles/words'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { frames } from '@/lib/exchanges/schemas/frame'
import { exchanges } from '@/lib/exchanges/schemas/instrument'
import { type Sent, sendFile } from './send-file'

export function FileForm() {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState({ exchange: 'bybit', symbol: 'BTC/USDT', frame: '1h', name: '' })
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState<Sent | null>(null)
  const change = (part: Partial<typeof wanted>) => setWanted({ ...wanted, ...part })
  const choose = async (file: File | undefined) => {
    if (!file) return
    setPending(true)
    setSaid(null)
    const name = wanted.name.trim() || file.name.replace(/\.csv(\.gz)?$/i, '')
    const sent = await sendFile({ ...wanted, name, symbol: wanted.symbol.trim().toUpperCase() }, file)
    setPending(false)
    setSaid(sent)
    if (input.current) input.current.value = ''
    if ('done' in sent) router.refresh()
  }
  return (
    <Card>
      <CardHeader title="From a file" />
      <CardContent className="flex flex-col gap-3">
        <div className="grid grid-cols-2 gap-3">
          <Field label="Rules of">
            <Select
              value={wanted.exchange}
              onValueChange={(exchange) => change({ exchange })}
              options={exchanges.map((value) => ({ value, label: exchangeNames[value] }))}
            />
          </Field>
          <Field label="Frame">
            <Select
              value={wanted.frame}
              onValueChange={(frame) => change({ frame })}
              options={frames.map((value) => ({ value, label: value }))}
            />
          </Field>
        </div>
        <Field label="Pair">
          <Input
            value={wanted.symbol}
            autoComplete="off"
            onChange={(event) => change({ symbol: event.currentTarget.value })}
          />
        </Field>
        <Field label="Name" description="Left empty, that of the file. The same name again adds to it.">
          <Input
            value={wanted.name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </Field>
        <input
          ref={input}
          type="file"
          accept=".csv,.gz,text/csv,application/gzip"
          aria-label="File of candles"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        <Button pending={pending} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <p className="text-xs text-fg-3">
          .csv or .csv.gz, at most 32 MB:{' '}
          <span className="font-mono wrap-anywhere">ts,open,high,low,close,volume</span>, ts in milliseconds
          UTC, the oldest first. Nobody else sees it.
        </p>
        <ProblemAlert text={said && 'problem' in said && said.problem} />
        <span role="status" className="text-xs text-fg-2 empty:hidden">
          {said && 'done' in said ? said.done : ''}
        </span>
      </CardContent>
    </Card>
  )
}
