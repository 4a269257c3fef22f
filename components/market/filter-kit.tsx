'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useOptimistic, useTransition } from 'react'
import type { SelectOption } from '../ui/select'
import { CheckFacet } from './check-facet'
import { countWords, totalWords } from './counts'
import { FilterSheet } from './filter-sheet'
import { ListSearch, SortSelect } from './list-controls'
import { PriceFacet } from './price-facet'

/** What lists with facets share: every choice is an address, and leads there without a jump of the page. */
export type FacetCounts = {
  total: { count: number; more: boolean }
  facetsExact: boolean
  prices: { highMinor: number; buckets: number[] } | null
}

export type PriceRange = { minMinor?: number | undefined; maxMinor?: number | undefined }

type PriceProps = {
  prices: FacetCounts['prices']
  range: PriceRange
  hrefOf: (range: { [key in keyof Required<PriceRange>]: number | undefined }) => string
}

export function PriceFilter({ prices, range: { minMinor, maxMinor }, hrefOf }: PriceProps) {
  const router = useRouter()
  if (!prices) return null
  return (
    <PriceFacet
      histogram={prices.buckets}
      maxMinor={prices.highMinor}
      value={{ fromMinor: minMinor ?? null, toMinor: maxMinor ?? null }}
      onCommit={({ fromMinor, toMinor }) =>
        router.push(hrefOf({ minMinor: fromMinor ?? undefined, maxMinor: toMinor ?? undefined }), {
          scroll: false,
        })
      }
    />
  )
}

type CheckProps = {
  title: string
  known: { value: string; count: number }[] | undefined
  applied: string[] | undefined
  exact: boolean
  lookOf?: (value: string) => { label?: string; rarity?: string }
  hrefOf: (values: string[]) => string
}

export function CheckFilter({ title, known = [], applied, exact, lookOf, hrefOf }: CheckProps) {
  const router = useRouter()
  const [, start] = useTransition()
  const [chosen, setChosen] = useOptimistic(applied ?? [])
  const missing = chosen.filter((value) => !known.some((option) => option.value === value))
  const options = [...known, ...missing.map((value) => ({ value, count: 0 }))]
  if (options.length === 0) return null
  const change = (next: string[]) =>
    start(() => {
      setChosen(next)
      router.push(hrefOf(next), { scroll: false })
    })
  return (
    <CheckFacet
      title={title}
      options={options.map(({ value, count }) => ({
        value,
        label: value,
        count: countWords(count, !exact),
        checked: chosen.includes(value),
        ...lookOf?.(value),
      }))}
      onChange={(value, checked) =>
        change(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
      }
    />
  )
}

/** How many filters are on; a price counts once, whichever end of it is said. */
export const appliedCount = (lists: (unknown[] | undefined)[], { minMinor, maxMinor }: PriceRange): number =>
  lists.reduce((sum, list) => sum + (list?.length ?? 0), 0) +
  (minMinor === undefined && maxMinor === undefined ? 0 : 1)

type BarProps<Sort extends string> = {
  placeholder: string
  q: string | undefined
  page: FacetCounts
  applied: number
  rail: ReactNode
  sorts: { options: (SelectOption & { value: Sort })[]; value: Sort }
  hrefOf: (change: { q: string | undefined } | { sort: Sort }) => string
  children?: ReactNode
}

export function FilterBar<Sort extends string>(props: BarProps<Sort>) {
  const { placeholder, q: searched, page, applied, rail, sorts, hrefOf, children } = props
  const router = useRouter()
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListSearch
        placeholder={placeholder}
        defaultValue={searched ?? ''}
        onSearch={(q) => {
          const href = hrefOf({ q: q || undefined })
          // One step back undoes a search, however many letters it had.
          if (searched && q) router.replace(href, { scroll: false })
          else router.push(href, { scroll: false })
        }}
      />
      <FilterSheet applied={applied} resultWords={`Show ${totalWords(page)}`}>
        {rail}
      </FilterSheet>
      <div className="ml-auto flex items-center gap-2">
        <SortSelect
          options={sorts.options}
          value={sorts.value}
          onValueChange={(sort) => {
            const found = sorts.options.find(({ value }) => value === sort)
            if (found) router.push(hrefOf({ sort: found.value }), { scroll: false })
          }}
        />
        {children}
      </div>
    </div>
  )
}
