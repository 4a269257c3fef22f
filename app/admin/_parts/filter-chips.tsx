import type { ReactNode } from 'react'
import { ChipLink } from '@/components/ui/chip'
import { cn } from '@/components/ui/cn'

export interface Choice {
  key: string
  word: ReactNode
  href: string
  on: boolean
}

/** Values of a filter; the one that is on leads to the same page without it. */
export const toggles = <T extends string>(
  values: readonly T[],
  chosen: string | undefined,
  wordOf: (value: T) => ReactNode,
  hrefOf: (value: T | undefined) => string,
): Choice[] =>
  values.map((each) => {
    const on = each === chosen
    return { key: each, word: wordOf(each), href: hrefOf(on ? undefined : each), on }
  })

type Props = { label: string; choices: readonly Choice[]; className?: string }

export const FilterChips = ({ label, choices, className }: Props) => (
  <nav aria-label={label} className={cn('flex flex-wrap gap-1.5', className)}>
    {choices.map(({ key, word, href, on }) => (
      <ChipLink key={key} href={href} remove={on}>
        {word}
      </ChipLink>
    ))}
  </nav>
)

type Filter = Record<string, string | undefined>

export function filterQuery(filter: Filter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(given).toString()
}

/** The address of a page with some filters. */
export function filterHref(path: string, filter: Filter): string {
  const query = filterQuery(filter)
  return query ? `${path}?${query}` : path
}
