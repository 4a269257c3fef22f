'use client'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogHeader } from '../ui/dialog'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  resultWords: string
  children: ReactNode
}

export function FilterDialog({ open, onOpenChange, resultWords, children }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
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
