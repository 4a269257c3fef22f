'use client'
import { useEffect, useState } from 'react'
import { formatMoney } from '../ui/format'
import { Input } from '../ui/input'
import { Slider } from '../ui/slider'
import { Facet } from './facet'
import { fromStep, priceSteps, toStep } from './price-steps'

type Range = { fromMinor: number | null; toMinor: number | null }

type Props = {
  currency?: string
  /** Counts per step of the price scale, cheapest first. */
  histogram: number[]
  /** The dearest price that the scale must reach. */
  maxMinor: number
  value: Range
  /** Called when the person has let go or left the field, not while they move. */
  onCommit: (value: Range) => void
}

const parse = (text: string): number | null => {
  const value = Number(text.replace(/[^\d.]/g, ''))
  return text.trim() === '' || !Number.isFinite(value) ? null : Math.round(value * 100)
}

const shown = (minor: number | null) => (minor === null ? '' : (minor / 100).toFixed(2).replace(/\.00$/, ''))

export function PriceFacet({ currency = 'EUR', histogram, maxMinor, value, onCommit }: Props) {
  const [range, setRange] = useState([
    toStep(value.fromMinor ?? 0, maxMinor),
    toStep(value.toMinor ?? maxMinor, maxMinor),
  ])
  useEffect(() => {
    setRange([toStep(value.fromMinor ?? 0, maxMinor), toStep(value.toMinor ?? maxMinor, maxMinor)])
  }, [value.fromMinor, value.toMinor, maxMinor])
  const [low = 0, high = priceSteps] = range
  const commit = ([from = 0, to = priceSteps]: number[]) =>
    onCommit({
      fromMinor: from <= 0 ? null : fromStep(from, maxMinor),
      toMinor: to >= priceSteps ? null : fromStep(to, maxMinor),
    })
  return (
    <Facet title="Price">
      <Bars counts={histogram} low={low} high={high} />
      <Slider
        labels={['Lowest price', 'Highest price']}
        value={range}
        min={0}
        max={priceSteps}
        onValueChange={setRange}
        onValueCommitted={commit}
        format={(step) => formatMoney(fromStep(step, maxMinor), currency)}
        className="-mt-3.5"
      />
      <div className="mt-1 flex items-center gap-2">
        <PriceInput
          label="From"
          minor={value.fromMinor}
          onCommit={(fromMinor) => onCommit({ ...value, fromMinor })}
        />
        <span className="text-fg-3">to</span>
        <PriceInput
          label="To"
          minor={value.toMinor}
          onCommit={(toMinor) => onCommit({ ...value, toMinor })}
        />
      </div>
    </Facet>
  )
}

type InputProps = { label: string; minor: number | null; onCommit: (minor: number | null) => void }

function PriceInput({ label, minor, onCommit }: InputProps) {
  return (
    <Input
      key={minor ?? 'any'}
      defaultValue={shown(minor)}
      aria-label={`${label} price in euro`}
      inputMode="decimal"
      placeholder={label === 'From' ? '0' : 'any'}
      before={<span className="text-fg-3">€</span>}
      onBlur={(event) => {
        const next = parse(event.currentTarget.value)
        if (next !== minor) onCommit(next)
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

function Bars({ counts, low, high }: { counts: number[]; low: number; high: number }) {
  const top = Math.max(1, ...counts)
  const width = 100 / Math.max(1, counts.length)
  return (
    <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true" className="h-10 w-full px-3">
      {counts.map((count, index) => {
        const at = ((index + 0.5) / counts.length) * priceSteps
        const height = count === 0 ? 0 : Math.max(1, (count / top) * 38)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place on the scale is the identity
            key={index}
            x={index * width}
            y={40 - height}
            width={width * 0.78}
            height={height}
            fill={at >= low && at <= high ? 'var(--accent-line)' : 'var(--surface-3)'}
          />
        )
      })}
    </svg>
  )
}
