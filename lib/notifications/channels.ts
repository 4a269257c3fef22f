import { patient, punctual } from './engine/backoff'
import { type Category, type Channel, channels } from './schemas'

interface ChannelRow {
  /** How many addresses a person may have; 0 for the list on the site, which needs none. */
  addresses: number
  /** Whoever knows an address can write to it: it is stored sealed. */
  sealed?: true
  /** Quiet hours and mute hold back what is not urgent. */
  calm?: true
  /** Digests gather what is not urgent, for those who wish so. */
  gathers?: true
  /** Categories it tells unless the person wishes otherwise. */
  tells: readonly Category[]
  /** Its kinds are chosen per address, and not among the preferences. */
  choosesPerAddress?: true
  /** Waits between tries, in milliseconds; after the last one a delivery is dead. */
  waitsMs: readonly number[]
  /** An address at which nothing arrived for so long is switched off. */
  endsAfterMs?: number
  /** Calls under way at once in one process; what is taken but not yet written down when it dies comes twice. */
  atOnce: number
  /** Most messages to one person in 24 hours: each one costs the house money. */
  perDay?: number
}

const all: readonly Category[] = ['trade', 'money', 'security', 'social', 'system']
const day = 86_400_000
/** To one vendor for everybody. */
const narrow = 8
/** To endpoints of many owners: two connections to each host, and the time to answer runs while a call waits for one. */
const spread = 12
/** To one mail server, over the few connections that the adapter keeps. */
const wide = 64

/** Every way to reach people. A new one is a row here, a renderer, and an adapter behind port.ts; see lanes.ts. */
export const channelTable = {
  inapp: { addresses: 0, tells: all, waitsMs: [], atOnce: 0 },
  email: { addresses: 1, calm: true, gathers: true, tells: all, waitsMs: patient, atOnce: wide },
  push: { addresses: 10, sealed: true, calm: true, tells: all, waitsMs: patient, atOnce: narrow },
  telegram: { addresses: 1, calm: true, tells: all, waitsMs: patient, atOnce: narrow },
  discord: { addresses: 1, sealed: true, calm: true, tells: all, waitsMs: patient, atOnce: narrow },
  sms: { addresses: 1, calm: true, tells: ['security'], waitsMs: patient, atOnce: narrow, perDay: 20 },
  webhook: {
    addresses: 10,
    tells: all,
    choosesPerAddress: true,
    waitsMs: punctual,
    atOnce: spread,
    endsAfterMs: 5 * day,
  },
} as const satisfies Record<Channel, ChannelRow>

/** The channels of the preferences. */
export const wishChannels = channels.filter((channel) => !channelOf(channel).choosesPerAddress)

export function channelOf(channel: Channel): ChannelRow {
  return channelTable[channel]
}
