'use client'
import { useState, useTransition } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { takeAddress } from '../../actions'

export function ConfirmForm({ secret }: { secret: string }) {
  const [said, say] = useState<{ done: boolean; text: string } | null>(null)
  const [pending, start] = useTransition()
  const press = () =>
    start(async () => {
      const answer = await takeAddress({ secret }).catch(() => null)
      if (answer?.ok) say({ done: true, text: 'Done. Your account has this address.' })
      else
        say({
          done: false,
          text: answer?.problem.detail ?? 'The server did not answer. Nothing was changed; try again.',
        })
    })
  return (
    <>
      {said && (
        <Alert tone={said.done ? 'neutral' : 'negative'} live>
          {said.text}
        </Alert>
      )}
      {said?.done ? (
        <LinkButton href="/account/security" block>
          Back to Security
        </LinkButton>
      ) : (
        <Button variant="primary" block pending={pending} onClick={press}>
          Use this address
        </Button>
      )}
    </>
  )
}
