'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { savePassword } from '../../actions'

type Props = { email: string | null; hasPassword: boolean }

export function PasswordForm({ email, hasPassword }: Props) {
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const { submit, pending, saved, problemOf } = useForm(savePassword)
  if (!hasPassword)
    return (
      <Card>
        <CardHeader title="Password" />
        <CardContent className="flex flex-col items-start gap-3 text-fg-2">
          {email ? (
            <>
              <p>This account has no password yet. A mail to your address lets you choose one.</p>
              <LinkButton href="/reset">Choose a password</LinkButton>
            </>
          ) : (
            <p>This account has no password. Give an e-mail address first if you want one.</p>
          )}
        </CardContent>
      </Card>
    )
  return (
    <Card>
      <CardHeader title="Password" />
      <CardContent>
        <form
          className="flex max-w-[360px] flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ currentPassword, newPassword })
          }}
        >
          <input type="hidden" name="username" autoComplete="username" value={email ?? ''} />
          <Field label="Current password" error={problemOf('currentPassword') ?? problemOf()}>
            <Input
              type="password"
              autoComplete="current-password"
              value={currentPassword}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              required
            />
          </Field>
          <Field
            label="New password"
            description="At least 10 characters. Every other browser is signed out."
            error={problemOf('newPassword')}
          >
            <Input
              type="password"
              autoComplete="new-password"
              value={newPassword}
              onChange={(event) => setNew(event.currentTarget.value)}
              minLength={10}
              required
            />
          </Field>
          <div className="flex items-center gap-3">
            <Button type="submit" pending={pending}>
              Change password
            </Button>
            <span role="status" className="text-xs text-fg-2">
              {saved && 'Changed. You are signed out everywhere else.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
