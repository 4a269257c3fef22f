'use client'
import { type ReactNode, useActionState, useEffect } from 'react'
import { useFormStatus } from 'react-dom'
import { ProblemAlert } from './alert'
import { Button, type ButtonProps } from './button'

/** What a form is told after it was sent: nothing when all went well, or where it goes on outside. */
export type FormAnswer = { problem: string } | { goOn: string } | null

export type FormAct = (before: FormAnswer, data: FormData) => Promise<FormAnswer>

type Props = {
  act: FormAct
  children: ReactNode
  /** For a button that stands outside. */
  id?: string | undefined
  label?: string | undefined
  className?: string | undefined
}

/** A form of the server's own, which works before any script has loaded; what it refuses stands under it. */
export function ActionForm({ act, children, id, label, className }: Props) {
  const [answer, send] = useActionState(act, null)
  const goOn = answer && 'goOn' in answer ? answer.goOn : null
  useEffect(() => {
    if (goOn) window.location.assign(goOn)
  }, [goOn])
  return (
    <form id={id} action={send} aria-label={label} className={className}>
      {children}
      {goOn && (
        <a href={goOn} className="link-quiet mt-2 basis-full">
          Go on to pay
        </a>
      )}
      <ProblemAlert text={answer && 'problem' in answer && answer.problem} className="mt-2 basis-full" />
    </form>
  )
}

/** Sends the form it stands in. */
export function SubmitButton(props: ButtonProps) {
  const { pending } = useFormStatus()
  return <Button type="submit" pending={pending} {...props} />
}
