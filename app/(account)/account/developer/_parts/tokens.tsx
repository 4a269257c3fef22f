'use client'
import { useForm } from '@/app/_parts/use-form'
import { ProblemAlert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import type { TokenView } from '@/lib/identity/schemas/session'
import { endToken } from '../../actions'

const dateOf = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

export function Tokens({ tokens, now }: { tokens: TokenView[]; now: string }) {
  const { submit, pending, problemOf } = useForm(endToken)
  return (
    <Card>
      <CardHeader title="Your tokens" />
      <ProblemAlert text={problemOf()} className="m-4 mb-0" />
      {tokens.length === 0 ? (
        <Empty title="No tokens yet">Make one above; it works at once.</Empty>
      ) : (
        <ul aria-label="Tokens" className="divide-y">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {token.name}
                  <Badge tone={token.scope === 'write' ? 'warning' : 'neutral'}>
                    {token.scope === 'write' ? 'may write' : 'reads'}
                  </Badge>
                  <span className="font-mono text-xs text-fg-3">…{token.hint}</span>
                </p>
                <p className="text-xs text-fg-3">
                  {`until ${dateOf.format(new Date(token.expiresAt))} UTC · `}
                  {token.usedAt ? (
                    <>
                      {'last used '}
                      <Time at={token.usedAt} now={now} />
                      {token.usedFrom && ` from ${token.usedFrom}`}
                    </>
                  ) : (
                    'never used'
                  )}
                </p>
              </div>
              <Button
                size="sm"
                variant="danger"
                pending={pending}
                aria-label={`Revoke ${token.name}`}
                onClick={() => submit({ tokenId: token.id })}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
