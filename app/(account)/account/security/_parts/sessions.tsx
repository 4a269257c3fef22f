'use client'
import { Monitor } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/lib/identity/schemas'
import { countryName } from '../../_parts/countries'
import { useForm } from '../../_parts/use-form'
import { signOutElsewhere, signOutThere } from '../../actions'

const ways: Record<SessionView['way'], string> = {
  password: 'by e-mail and password',
  steam: 'through Steam',
  passkey: 'with a passkey',
  wallet: 'with an Ethereum wallet',
}

export function Sessions({ sessions, now }: { sessions: SessionView[]; now: string }) {
  const one = useForm(signOutThere)
  const all = useForm(signOutElsewhere)
  const problem = one.problemOf() ?? all.problemOf()
  const others = sessions.filter(({ current }) => !current).length
  return (
    <Card>
      <CardHeader title="Where you are signed in">
        {others > 0 && (
          <Button size="sm" pending={all.pending} onClick={() => all.submit({})}>
            Sign out everywhere else
          </Button>
        )}
      </CardHeader>
      {problem && (
        <Alert tone="negative" live className="m-4 mb-0">
          {problem}
        </Alert>
      )}
      <ul aria-label="Sessions" className="divide-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <Monitor aria-hidden className="size-5 shrink-0 text-fg-3" />
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {session.device}
                {session.current && <Badge tone="positive">This browser</Badge>}
              </p>
              <p className="text-xs text-fg-3">
                {[session.country && countryName(session.country), session.address]
                  .filter(Boolean)
                  .map((place) => `${place} · `)}
                {'signed in '}
                <Time at={session.createdAt} now={now} /> {ways[session.way]}
                {!session.current && (
                  <>
                    {' · last used '}
                    <Time at={session.usedAt} now={now} />
                  </>
                )}
              </p>
            </div>
            {!session.current && (
              <Button
                size="sm"
                variant="ghost"
                pending={one.pending}
                aria-label={`Sign out ${session.device}`}
                onClick={() => one.submit({ sessionId: session.id })}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="border-t px-4 py-3 text-xs text-fg-3">
        {all.saved
          ? 'Every other browser is signed out.'
          : 'A session you do not know? Sign it out here; its browser is out at once.'}
      </p>
    </Card>
  )
}
