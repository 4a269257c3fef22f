'use client'
import { useEffect, useRef } from 'react'
import { ActionForm, type FormAct, SubmitButton } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'

/** What was chosen in this browser before signing in: taken over at once, by the button where no script runs. */
export function TakeOver({ act }: { act: FormAct }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('form')?.requestSubmit(), [])
  return (
    <div ref={box} className="mb-4">
      <Alert tone="info">
        <ActionForm act={act} className="flex flex-wrap items-center gap-3">
          <span>Things were put into the cart of this browser before you signed in.</span>
          <SubmitButton size="sm">Take them over</SubmitButton>
        </ActionForm>
      </Alert>
    </div>
  )
}
