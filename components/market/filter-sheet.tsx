'use client'
import { ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '../ui/dialog'

type Props = { applied: number; resultWords: string; children: ReactNode }

/** The filter rail on phones: a button with its count, opening the same facets in a dialog. */
export function FilterSheet({ applied, resultWords, children }: Props) {
  return (
    <Dialog>
      <DialogTrigger render={<Button className="md:hidden" />}>
        <ListFilter aria-hidden />
        Filters {applied > 0 && <span className="text-fg-3">{applied}</span>}
      </DialogTrigger>
      <DialogContent>
        <DialogBody>
          <DialogHeader title="Filters" />
          <div>{children}</div>
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button variant="primary" block />}>{resultWords}</DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
