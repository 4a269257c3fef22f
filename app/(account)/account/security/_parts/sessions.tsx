'use client'
import { Monitor } from 'lucide-react'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { useMore } from '@/app/_parts/use-more'
import { ProblemAlert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { LoadMore } from '@/components/ui/load-more'
import { Time } from '@/components/ui/time'
import type { MySessionsView, SessionView } from '@/lib/identity/schemas/session'
import { countryName } from '@/lib/kernel/countries'
import { signOutElsewhere, signOutThere } from '../../actions'

const ways: Record<SessionView['way'], string> = {
  password: 'by e-mail and password',
  steam: 'through Steam',
  passkey: 'with a passkey',
  wallet: 'with an Ethereum wallet',
}

export function Sessions({ first, now }: { first: MySessionsView; now: string }) {
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set())
  const { items, more, pending, failed } = useMore<SessionView, MySessionsView>(
    first,
    (cursor) => `/me/sessions?cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  const open = items.filter(({ id }) => !ended.has(id))
  const all = useForm(signOutElsewhere, () =>
    setEnded(new Set(items.filter(({ current }) => !current).map(({ id }) => id))),
  )
  const problem = all.problemOf()
  return (
    <Card>
      <CardHeader title="Where you are signed in">
        {open.length > 1 && (
          <Button size="sm" pending={all.pending} onClick={() => all.submit({})}>
            Sign out everywhere else
          </Button>
        )}
      </CardHeader>
      <ProblemAlert text={problem} className="m-4 mb-0" />
      <ul aria-label="Sessions" className="divide-y">
        {open.map((session) => (
          <Row
            key={session.id}
            session={session}
            now={now}
            onEnded={() => setEnded(new Set([...ended, session.id]))}
          />
        ))}
      </ul>
      {(more || items.length > first.items.length) && (
        <div className="pb-4">
          <LoadMore
            shown={open.length}
            total={Math.max(first.total, open.length).toLocaleString('en-GB')}
            onMore={all.saved ? undefined : more}
            pending={pending}
            failed={failed && 'Older sessions could not be loaded. Try again.'}
          />
        </div>
      )}
      <p role="status" className="border-t px-4 py-3 text-xs text-fg-3">
        {all.saved
          ? 'Every other browser is signed out.'
          : 'A session you do not know? Sign it out here; its browser is out at once.'}
      </p>
    </Card>
  )
}

type RowProps = { session: SessionView; now: string; onEnded: () => void }

function Row({ session, now, onEnded }: RowProps) {
  const { id, device, current, country, address, way, createdAt, usedAt } = session
  const { submit, pending, problemOf } = useForm(signOutThere, onEnded)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-x-4">
        <Monitor aria-hidden className="size-5 shrink-0 text-fg-3" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {device}
            {current && <Badge tone="positive">This browser</Badge>}
          </p>
          <p className="text-xs text-fg-3">
            {[country && countryName(country), address].filter(Boolean).map((place) => `${place} · `)}
            {'signed in '}
            <Time at={createdAt} now={now} /> {ways[way]}
            {!current && (
              <>
                {' · last used '}
                <Time at={usedAt} now={now} />
              </>
            )}
          </p>
          {problemOf() && (
            <p role="alert" className="text-xs text-negative">
              {problemOf()}
            </p>
          )}
        </div>
      </div>
      {!current && (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          aria-label={`Sign out ${device}`}
          onClick={() => submit({ sessionId: id })}
        >
          Sign out
        </Button>
      )}
    </li>
  )
}
