import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import type { ChannelsView, ChannelView } from '@/lib/notifications/schemas/address'
import { AddressRow } from './address-row'
import { DiscordForm } from './discord-form'
import { PushButton } from './push-button'
import { SmsForm } from './sms-form'
import { TelegramButton } from './telegram-button'

type Linked = 'telegram' | 'push' | 'discord' | 'sms'

const words: Record<Linked, { name: string; what: string }> = {
  telegram: { name: 'Telegram', what: 'Our bot writes to you. One press there connects you.' },
  push: { name: 'Push', what: 'This browser shows what happens, also when no page of ours is open.' },
  discord: { name: 'Discord', what: 'A channel of yours, by a webhook that you make there.' },
  sms: { name: 'SMS', what: 'Security alone, unless you choose more below. At most 20 a day.' },
}

const isLinked = (channel: string): channel is Linked => Object.hasOwn(words, channel)

/** Every way to be reached that a person connects by hand, with its state. */
export function ChannelsCard({ view, now }: { view: ChannelsView; now: string }) {
  const forms: Record<Linked, ReactNode> = {
    telegram: <TelegramButton />,
    push: <PushButton pushKey={view.pushKey} />,
    discord: <DiscordForm />,
    sms: <SmsForm pending={view.smsPending} />,
  }
  return (
    <Card>
      <CardHeader title="Ways to reach you" />
      <ul aria-label="Ways to reach you" className="divide-y divide-border-1">
        {view.channels.map((each) =>
          isLinked(each.channel) ? (
            <Channel key={each.channel} view={each} {...words[each.channel]} now={now}>
              {forms[each.channel]}
            </Channel>
          ) : null,
        )}
      </ul>
    </Card>
  )
}

type Props = { view: ChannelView; name: string; what: string; now: string; children: ReactNode }

function Channel({ view: { ready, most, addresses }, name, what, now, children }: Props) {
  return (
    <li className="flex flex-col gap-3 px-4 py-4">
      <div>
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          <State ready={ready} linked={addresses.length} off={addresses.filter((one) => one.offWhy).length} />
        </h3>
        <p className="max-w-[62ch] text-fg-2">{what}</p>
      </div>
      {addresses.map((address) => (
        <AddressRow key={address.id} address={address} channel={name} now={now} />
      ))}
      {!ready && <p className="text-fg-2">The operator of this site has not set this up.</p>}
      {ready && addresses.length < most && children}
    </li>
  )
}

function State({ ready, linked, off }: { ready: boolean; linked: number; off: number }) {
  if (!ready) return <Badge tone="neutral">Not set up</Badge>
  if (linked === 0) return <Badge tone="neutral">Not connected</Badge>
  return off === linked ? (
    <Badge tone="warning">Switched off</Badge>
  ) : (
    <Badge tone="positive">Connected</Badge>
  )
}
