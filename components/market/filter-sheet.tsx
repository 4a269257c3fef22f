'use client'
import { ListFilter } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../ui/button'

const FilterDialog = lazy(() =>
  import('./filter-dialog').then((module) => ({ default: module.FilterDialog })),
)

type Props = { applied: number; resultWords: string; children: ReactNode }

/** The filter rail on phones: a button with its count, opening the same facets in a dialog. */
export function FilterSheet({ applied, resultWords, children }: Props) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = () => {
    setWanted(true)
    setOpen(true)
  }
  return (
    <>
      <Button className="md:hidden" aria-haspopup="dialog" onClick={show}>
        <ListFilter aria-hidden />
        Filters {applied > 0 && <span className="text-fg-3">{applied}</span>}
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <FilterDialog open={open} onOpenChange={setOpen} resultWords={resultWords}>
            {children}
          </FilterDialog>
        </Suspense>
      )}
    </>
  )
}
