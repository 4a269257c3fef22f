'use client'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { formatFull } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Select } from '@/components/ui/select'
import type { SettingsView } from '@/lib/notifications/schemas/settings'
import { resume, saveSettings } from '../actions'

const rhythms = [
  { value: 'none', label: 'Each at once' },
  { value: 'hourly', label: 'Gathered every hour' },
  { value: 'daily', label: 'Gathered every day at 8:00' },
  { value: 'weekly', label: 'Gathered every Monday at 8:00' },
] as const

const languageNames = { en: 'English', de: 'German' }

const isOne = <T extends string>(options: readonly { value: T }[], value: string): T | undefined =>
  options.find((option) => option.value === value)?.value

export function EmailCard({ settings }: { settings: SettingsView }) {
  const { submit, pending, saved, problemOf } = useForm(saveSettings)
  const { digest, language, mutedUntil } = settings
  return (
    <Card>
      <CardHeader title="E-mail">
        {settings.email ? settings.email.address : <Badge tone="warning">No address</Badge>}
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <AddressNote email={settings.email} />
        <Field
          className="max-w-[360px]"
          label="Mail about money and the house"
          description="Trade and security mail always comes at once."
          error={problemOf('digest') ?? problemOf()}
        >
          <Select
            options={[...rhythms]}
            value={digest}
            disabled={pending}
            onValueChange={(value) => submit({ digest: isOne(rhythms, value) })}
          />
        </Field>
        <p className="text-fg-2">
          In {languageNames[language]}, as your{' '}
          <Link href="/account" className="link-quiet">
            profile
          </Link>{' '}
          says; 8:00 is in its time zone, {settings.zone}.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {mutedUntil ? (
            <Button pending={pending} onClick={() => submit({ muteHours: 0 })}>
              End mute
            </Button>
          ) : (
            <Button pending={pending} onClick={() => submit({ muteHours: 8 })}>
              Mute for 8 hours
            </Button>
          )}
          <span role="status" className="text-xs text-fg-2" suppressHydrationWarning>
            {mutedUntil
              ? `Muted until ${formatFull(new Date(mutedUntil))}; trade and security mail still comes.`
              : saved && 'Saved.'}
          </span>
        </div>
      </CardContent>
    </Card>
  )
}

function AddressNote({ email }: { email: SettingsView['email'] }) {
  const { submit, pending, problemOf } = useForm(resume)
  if (!email)
    return (
      <p className="text-fg-2">
        You sign in through Steam and your account has no e-mail address, so you are told on this site only.
      </p>
    )
  if (email.offWhy === null) return null
  return (
    <Alert tone="warning" title="We no longer send mail to this address">
      <p>The mail server refused it for good ({email.offWhy}). Check the address, then try again.</p>
      <Button
        size="sm"
        className="mt-2"
        pending={pending}
        onClick={() => submit({ addressId: email.id ?? '' })}
      >
        Send mail there again
      </Button>
      {problemOf() && <p className="mt-1">{problemOf()}</p>}
    </Alert>
  )
}
