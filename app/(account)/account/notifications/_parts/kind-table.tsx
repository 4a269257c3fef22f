'use client'
import { useState } from 'react'
import { Card, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { SettingsView } from '@/lib/notifications/schemas/settings'
import { useForm } from '../../_parts/use-form'
import { saveWish } from '../actions'

type Kind = SettingsView['kinds'][number]
type Channel = Kind['channels'][number]['channel']

const channelWords: Record<Channel, string> = {
  inapp: 'On this site',
  email: 'By e-mail',
  push: 'By push',
  telegram: 'By Telegram',
  discord: 'On Discord',
  sms: 'By SMS',
  webhook: 'By webhook',
}

export function KindTable({ settings }: { settings: SettingsView }) {
  return (
    <Card>
      <CardHeader title="What you are told" />
      <ul aria-label="Kinds of notifications" className="divide-y divide-border-1">
        {settings.kinds.map((kind) => (
          <li
            key={kind.kind}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <span lang={settings.language} className="min-w-0 basis-full sm:basis-auto">
              {kind.label}
            </span>
            <span className="flex flex-wrap gap-x-5">
              {kind.channels.map((each) => (
                <Wish key={each.channel} kind={kind} {...each} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Wish({ kind, channel, wanted, fixed }: Kind['channels'][number] & { kind: Kind }) {
  const [pressed, press] = useState(wanted)
  const { submit, problemOf } = useForm(saveWish)
  const problem = problemOf()
  return (
    <span>
      <Switch
        checked={problem ? wanted : pressed}
        disabled={fixed}
        aria-label={`${channelWords[channel]}: ${kind.label}`}
        onCheckedChange={(next) => {
          press(next)
          submit({ kind: kind.kind, channel, wanted: next })
        }}
      >
        <span className="text-xs text-fg-2">{channelWords[channel]}</span>
      </Switch>
      {problem && (
        <span role="alert" className="block text-xs text-negative">
          {problem}
        </span>
      )}
    </span>
  )
}
