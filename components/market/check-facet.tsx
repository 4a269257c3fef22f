'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Facet } from './facet'
import { RarityDiamond } from './rarity-diamond'

export type FacetOption = {
  value: string
  label: string
  /** As words, because it may be "4,000+". */
  count: string
  checked: boolean
  rarity?: string | undefined
  /** A CSS colour for a round dot, for wear tiers. */
  dot?: string | undefined
}

type Props = {
  title: string
  /** How many options stand there before the rest is asked for. */
  atFirst?: number
  options: FacetOption[]
  onChange: (value: string, checked: boolean) => void
}

export function CheckFacet({ title, options, onChange, atFirst = 7 }: Props) {
  const [all, setAll] = useState(false)
  const more = options.length > atFirst + 1
  const shown = all || !more ? options : options.filter((one, place) => place < atFirst || one.checked)
  return (
    <Facet title={title}>
      {shown.map((option) => (
        <Checkbox
          key={option.value}
          checked={option.checked}
          onCheckedChange={(checked) => onChange(option.value, checked)}
          className="w-full"
        >
          {option.rarity && <RarityDiamond rarity={option.rarity} />}
          {option.dot && (
            <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: option.dot }} />
          )}
          <span className="truncate">{option.label}</span>
          <span className="ml-auto text-xs text-fg-3">
            {option.count}
            <span className="sr-only"> offers</span>
          </span>
        </Checkbox>
      ))}
      {more && (
        <Button variant="link" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${options.length}`}
          <span className="sr-only">, {title}</span>
        </Button>
      )}
    </Facet>
  )
}
