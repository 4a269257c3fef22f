'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useForm } from '../../_parts/use-form'
import { savePassword } from '../../actions'

export function PasswordForm({ email }: { email: string | null }) {
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const { submit, pending, saved, problemOf } = useForm(savePassword)
  if (!email)
    return (
      <Card>
        <CardHeader title="Password" />
        <CardContent className="text-fg-2">
          You sign in through Steam; this account has no password.
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
          <input type="hidden" name="username" autoComplete="username" value={email} />
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
