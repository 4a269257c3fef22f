'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { asksProof, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { Factors, PasskeyView } from '@/lib/identity/schemas/factor'
import { dropPasskey, keepPasskeyName, moreRecoveryCodes } from '../../actions'
import { useNewPasskey } from './new-passkey'
import { RecoveryCodes } from './recovery-codes'
import { RenameField } from './rename-field'

type Props = { passkeys: PasskeyView[]; factors: Factors; hasPassword: boolean; now: string }

export function Passkeys({ passkeys, factors, hasPassword, now }: Props) {
  const fresh = useNewPasskey()
  const more = useForm(moreRecoveryCodes)
  const codes = more.value?.recoveryCodes ?? fresh.recoveryCodes
  const own = passkeys.length > 0
  return (
    <Card>
      <CardHeader title="Passkeys">
        {own ? <Badge tone="positive">On</Badge> : <Badge tone="neutral">None</Badge>}
      </CardHeader>
      {own && (
        <ul aria-label="Passkeys" className="divide-y border-b">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} {...{ passkey, factors, hasPassword, now }} />
          ))}
        </ul>
      )}
      <CardContent className="flex flex-col gap-4">
        {codes.length > 0 && <RecoveryCodes codes={codes} />}
        <p className="max-w-[62ch] text-fg-2">
          {own
            ? 'Each signs you in by itself. Every other way in asks for one of your factors too.'
            : 'A passkey in your phone, computer or key signs you in without a password, and no copy of this site can steal it. It is your second factor too: every other way in asks for it.'}
        </p>
        <ProblemAlert text={fresh.problem} />
        {asksProof(fresh.code) ? (
          <Proof
            {...{ factors, hasPassword }}
            code={fresh.code}
            pending={fresh.pending}
            onProven={fresh.make}
          />
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button pending={fresh.pending} onClick={fresh.make}>
              <KeyRound aria-hidden />
              Add a passkey
            </Button>
            {own && factors.totpSince === null && !asksProof(more.code) && (
              <Button variant="link" pending={more.pending} onClick={() => more.submit({})}>
                {`New recovery codes (${factors.recoveryCodesLeft} left)`}
              </Button>
            )}
          </div>
        )}
        {asksProof(more.code) && (
          <Proof
            {...{ factors, hasPassword }}
            code={more.code}
            pending={more.pending}
            onProven={() => more.submit({})}
          />
        )}
      </CardContent>
    </Card>
  )
}

type RowProps = Omit<Props, 'passkeys'> & { passkey: PasskeyView }

function Row({ passkey, factors, hasPassword, now }: RowProps) {
  const [naming, setNaming] = useState(false)
  const rename = useForm(keepPasskeyName, () => setNaming(false))
  const drop = useForm(dropPasskey)
  const remove = () => drop.submit({ passkeyId: passkey.id })
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-56 items-center gap-x-4">
          <KeyRound aria-hidden className="size-5 shrink-0 text-fg-3" />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-medium break-words">
              {passkey.name}
              {passkey.backedUp && <Badge>kept in your account there</Badge>}
            </p>
            <p className="text-xs text-fg-3">
              {'added '}
              <Time at={passkey.createdAt} now={now} />
              {passkey.usedAt ? (
                <>
                  {' · last used '}
                  <Time at={passkey.usedAt} now={now} />
                </>
              ) : (
                ' · never used'
              )}
            </p>
          </div>
        </div>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Rename ${passkey.name}`}
          onClick={() => setNaming(!naming)}
        >
          Rename
        </Button>
        <Button
          size="sm"
          variant="danger"
          pending={drop.pending}
          aria-label={`Remove ${passkey.name}`}
          onClick={remove}
        >
          Remove
        </Button>
      </div>
      {naming && (
        <RenameField
          name={passkey.name}
          pending={rename.pending}
          problem={rename.problemOf('name') ?? rename.problemOf()}
          onName={(name) => rename.submit({ passkeyId: passkey.id, name })}
        />
      )}
      {asksProof(drop.code) ? (
        <Proof {...{ factors, hasPassword }} code={drop.code} pending={drop.pending} onProven={remove} />
      ) : (
        drop.problemOf() && <Alert tone="negative">{drop.problemOf()}</Alert>
      )}
    </li>
  )
}
