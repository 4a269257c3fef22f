'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import type { QuietView } from '@/lib/notifications/schemas/settings'
import { saveSettings } from '../actions'

type Props = { quiet: QuietView | null; zone: string }

const usual = { start: '22:00', end: '07:00' }

export function QuietForm({ quiet, zone }: Props) {
  const [start, setStart] = useState(quiet?.start ?? usual.start)
  const [end, setEnd] = useState(quiet?.end ?? usual.end)
  const { submit, pending, saved, problemOf } = useForm(saveSettings)
  return (
    <Card>
      <CardHeader title="Quiet hours">{quiet ? `${quiet.start} to ${quiet.end}` : 'Off'}</CardHeader>
      <CardContent className="flex flex-col gap-4">
        <p className="max-w-[62ch] text-fg-2">
          Between these times nothing is sent but to webhooks; what happens meanwhile comes when they end.
          Trade and security do not wait.
        </p>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ quiet: { start, end } })
          }}
        >
          <div className="grid gap-4 sm:grid-cols-[120px_120px_minmax(0,1fr)]">
            <Field label="From" error={problemOf('quiet.start')}>
              <Input
                type="time"
                value={start}
                onChange={(event) => setStart(event.currentTarget.value)}
                required
              />
            </Field>
            <Field label="Until" error={problemOf('quiet.end') ?? problemOf()}>
              <Input
                type="time"
                value={end}
                onChange={(event) => setEnd(event.currentTarget.value)}
                required
              />
            </Field>
            <p className="self-end pb-2 text-fg-2">
              {zone.replaceAll('_', ' ')}, as your{' '}
              <Link href="/account" className="link-quiet">
                profile
              </Link>{' '}
              says.
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" pending={pending}>
              Save quiet hours
            </Button>
            {quiet && (
              <Button variant="ghost" pending={pending} onClick={() => submit({ quiet: null })}>
                Switch off
              </Button>
            )}
            <span role="status" className="text-xs text-fg-2">
              {saved && 'Saved.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
