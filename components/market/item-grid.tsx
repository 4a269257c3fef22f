import type { ReactNode } from 'react'

/** Children are list items: `<li><ItemCard /></li>`. */
export function ItemGrid({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      data-slot="item-grid"
      aria-label={label}
      className="grid grid-cols-2 gap-2 md:grid-cols-3 md:gap-3 lg:grid-cols-3 xl:grid-cols-4 2xl:grid-cols-5 max-[359px]:grid-cols-1"
    >
      {children}
    </ul>
  )
}
