import type { Journal, Table } from '../journal'

export const channelNames = ['telegram', 'discord', 'sms', 'push', 'webhook'] as const
export type ChannelName = (typeof channelNames)[number]

/** One message that the product sent by a channel other than mail. */
export interface Sent {
  id: string
  at: number
  channel: ChannelName
  /** Whom or what it went to, as the vendor knows it. */
  to: string
  title: string
  text: string
  /** What else a person wants to see: headers, links, the vendor's own words. */
  detail: Record<string, string>
  /** Id of the product's delivery, where the message shows it. */
  reference: string
  /** What the far side has said of it since. */
  state: string
}

/** How a place takes what is sent to it. */
export type Standing = 'ok' | 'failing' | 'gone'

interface Place {
  id: string
  standing: Standing
}

const kept = 120_000

/** Everything that left the product, and how each place behaves. */
export class Outbox {
  readonly journal: Journal
  private readonly rows: Table<Sent>
  private readonly places: Table<Place>
  private made = 0

  constructor(journal: Journal) {
    this.journal = journal
    this.rows = journal.table<Sent>('sent')
    this.places = journal.table<Place>('place')
  }

  /** `raw` is everything the product said, in which it names its delivery somewhere. */
  keep(message: Omit<Sent, 'id' | 'at' | 'reference' | 'state'>, raw: string, state = 'taken'): Sent {
    const at = Date.now()
    const id = `${at.toString(36)}${(this.made++).toString(36).padStart(4, '0')}`
    const reference = /dlv_[0-9a-z]{26}/.exec(raw)?.[0] ?? ''
    const sent = this.rows.put({ ...message, id, at, reference, state })
    if (this.rows.size > kept) this.dropOldest()
    this.journal.commit()
    return sent
  }

  get(id: string): Sent | undefined {
    return this.rows.get(id)
  }

  note(id: string, state: string) {
    const sent = this.rows.get(id)
    if (sent) this.rows.put({ ...sent, state })
    this.journal.commit()
  }

  /** Newest first. */
  list({
    channel = '',
    to = '',
    limit = 200,
  }: {
    channel?: string
    to?: string
    limit?: number
  } = {}): Sent[] {
    const fitting = [...this.rows.all()].filter(
      (sent) => (!channel || sent.channel === channel) && (!to || sent.to.includes(to)),
    )
    return fitting.slice(-limit).toReversed()
  }

  /** How often each delivery arrived, for a recount. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { channel, reference } of this.rows.all())
      counts[`${channel} ${reference}`] = (counts[`${channel} ${reference}`] ?? 0) + 1
    return counts
  }

  clear() {
    for (const { id } of [...this.rows.all()]) this.rows.delete(id)
    this.journal.commit()
  }

  standing(channel: string, to: string): Standing {
    return this.places.get(`${channel} ${to}`)?.standing ?? 'ok'
  }

  setStanding(channel: string, to: string, standing: Standing) {
    this.places.put({ id: `${channel} ${to}`, standing })
    this.journal.commit()
  }

  private dropOldest() {
    const [oldest] = this.rows.all()
    if (oldest) this.rows.delete(oldest.id)
  }
}
