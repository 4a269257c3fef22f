'use client'
import type { ReactNode } from 'react'
import { ProblemAlert } from './alert'
import { Button } from './button'
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter, DialogHeader } from './dialog'

type Props = {
  title: string
  description: string
  /** What stands on the button that sends the form. */
  act: string
  pending: boolean
  disabled?: boolean
  problem: string | null | undefined
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
  /** Other ways to send it, before the first one. */
  otherActs?: ReactNode
}

/** A form in a dialog that is open as long as it is rendered. */
export function FormDialog(props: Props) {
  const { title, description, act, pending, disabled, problem, onSubmit, onClose, children, otherActs } =
    props
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <DialogBody>
            <DialogHeader title={title} description={description} />
            {children}
            <ProblemAlert text={problem} />
          </DialogBody>
          <DialogFooter>
            <DialogClose render={<Button type="button" variant="ghost" />}>Cancel</DialogClose>
            {otherActs}
            <Button type="submit" variant="primary" pending={pending} disabled={disabled}>
              {act}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
