'use client'
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
  options: FacetOption[]
  onChange: (value: string, checked: boolean) => void
}

export function CheckFacet({ title, options, onChange }: Props) {
  return (
    <Facet title={title}>
      {options.map((option) => (
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
    </Facet>
  )
}
