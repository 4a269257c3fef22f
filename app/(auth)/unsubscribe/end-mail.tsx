'use client'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { endMail } from './actions'

export function EndMail({ token }: { token: string }) {
  const [said, say] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const [pending, start] = useTransition()
  const press = () =>
    start(async () => {
      const answer = await endMail({ token }).catch(() => null)
      setDone(answer?.ok === true)
      if (answer?.ok) say('Done. Mail of this kind no longer comes.')
      else say(answer?.problem.detail ?? 'The server did not answer. Nothing was changed; try again.')
    })
  return (
    <>
      {said && (
        <Alert tone={done ? 'neutral' : 'negative'} live>
          {said}
        </Alert>
      )}
      {!done && (
        <Button variant="primary" block pending={pending} onClick={press}>
          Stop this mail
        </Button>
      )}
    </>
  )
}
