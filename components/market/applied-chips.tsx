import { ChipLink } from '../ui/chip'

type Props = { chips: { label: string; href: string }[]; clearHref: string }

/** Every applied filter as a link to the same page without it. */
export function AppliedChips({ chips, clearHref }: Props) {
  if (chips.length === 0) return null
  return (
    <ul
      data-slot="applied-chips"
      aria-label="Applied filters"
      className="-mx-(--gutter) mb-3.5 flex gap-1.5 overflow-x-auto px-(--gutter) py-1 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0 md:py-0"
    >
      {chips.map((chip) => (
        <li key={chip.href}>
          <ChipLink href={chip.href} remove>
            {chip.label}
          </ChipLink>
        </li>
      ))}
      <li>
        <ChipLink href={clearHref} className="border-transparent">
          Clear all
        </ChipLink>
      </li>
    </ul>
  )
}
