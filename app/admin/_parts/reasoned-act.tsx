'use client'
import type { ComponentProps, ReactNode } from 'react'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Button } from '@/components/ui/button'
import { type Answer, useReasonedAct } from './reason'

type Props = Omit<ComponentProps<typeof ReasonDialog>, 'open' | 'onOpenChange' | 'onConfirm'> & {
  /** What stands on the button that opens the dialog. */
  button: ReactNode
  look?: Pick<ComponentProps<typeof Button>, 'size' | 'className'>
  onAsk?: () => void
  onConfirm: (reason: string, key: string) => Promise<Answer>
}

/** A button, and behind it the dialog that asks why. */
export function ReasonedAct({ button, look, onAsk, onConfirm, ...dialog }: Props) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  return (
    <>
      <Button
        {...look}
        onClick={() => {
          onAsk?.()
          ask(true)
        }}
      >
        {button}
      </Button>
      {about && (
        <ReasonDialog
          {...dialog}
          key={id}
          open={open}
          onOpenChange={setOpen}
          onConfirm={(reason) => run((key) => onConfirm(reason, key))}
        />
      )}
    </>
  )
}
