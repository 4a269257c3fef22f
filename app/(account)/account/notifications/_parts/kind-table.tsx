'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Card, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { SettingsView } from '@/lib/notifications/schemas/settings'
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

const groups: readonly { category: Kind['category']; title: string; note: string }[] = [
  { category: 'trade', title: 'Trades and orders', note: 'Told at once, also in quiet hours.' },
  { category: 'money', title: 'Money', note: '' },
  { category: 'security', title: 'Your account', note: 'Told at once, also in quiet hours.' },
  { category: 'social', title: 'People', note: '' },
  { category: 'system', title: 'The house', note: '' },
]

export function KindTable({ settings }: { settings: SettingsView }) {
  const { kinds, language } = settings
  const shown = groups.filter((group) => kinds.some(({ category }) => category === group.category))
  return (
    <Card>
      <CardHeader title="What you are told" />
      {shown.map(({ category, title, note }) => (
        <section
          key={category}
          aria-label={title}
          className="border-t border-border-1 first-of-type:border-t-0"
        >
          <h3 className="px-4 pt-3 text-xs font-semibold text-fg-2">
            {title}
            {note && <span className="ml-2 font-normal text-fg-3">{note}</span>}
          </h3>
          <ul className="divide-y divide-border-1">
            {kinds
              .filter((kind) => kind.category === category)
              .map((kind) => (
                <KindRow key={kind.kind} kind={kind} language={language} />
              ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

function KindRow({ kind, language }: { kind: Kind; language: SettingsView['language'] }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
      <span lang={language} className="min-w-0 basis-full sm:basis-auto">
        {kind.label}
      </span>
      <span className="flex flex-wrap gap-x-5">
        {kind.channels.map((each) => (
          <Wish key={each.channel} kind={kind} {...each} />
        ))}
      </span>
    </li>
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
