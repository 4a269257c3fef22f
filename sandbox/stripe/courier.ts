import { createHmac } from 'node:crypto'
import type { Table } from '../journal'
import type { FaultAct } from '../steam/fault-kinds'
import type { Faults } from '../steam/faults'
import { seeded } from '../steam/random'
import { platformOf, viewAs } from './desk'
import { typeOf, type WebhookEndpoint } from './events'
import type { Kept } from './rows'
import type { StripeWorld } from './world'

interface Delivery {
  id: string
  event: string
  endpoint: string
  tries: number
}
type Spoiled = 'forged' | 'stale' | null

const mostAtOnce = 48
const longestPauseMs = 30_000
const timeoutMs = 10_000

/** Brings events to the endpoints that want them, later than the request that caused them, until they say 2xx. */
export class Courier {
  /** How often and how soon a delivery is tried again; pauses double. */
  settings = { tries: 10, firstPauseMs: 50 }
  private readonly world: StripeWorld
  private readonly faults: Faults
  private readonly rows: Table<Delivery>
  private readonly random: () => number
  private readonly timers = new Set<NodeJS.Timeout>()
  private waiting: (() => Promise<void>)[] = []
  private early: Promise<void>[] = []
  private running = 0
  private closed = false

  constructor(world: StripeWorld, faults: Faults, seed: number) {
    this.world = world
    this.faults = faults
    this.random = seeded(seed)
    this.rows = world.journal.table('delivery')
    world.onEvent = (event) => this.take(event)
    for (const row of this.rows.all()) this.later(0, () => this.attempt(row, null))
  }

  /** Sends an event again to everybody who wants it. */
  resend(event: Kept) {
    this.take(event)
    this.world.commit()
  }

  /** Resolves when what had to arrive before the answer has arrived. */
  async ahead(): Promise<void> {
    const first = this.early
    this.early = []
    await Promise.all(first)
  }

  /** Deliveries that have neither arrived nor been given up. */
  get open(): number {
    return this.rows.size
  }

  close() {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
  }

  private take(event: Kept) {
    const platform = platformOf(event.merchant)
    const thin = event.view.object === 'v2.core.event'
    const kind = thin ? 'v2.core.event_destination' : 'webhook_endpoint'
    for (const endpoint of this.world.list(platform, kind).oldest())
      if (wants(endpoint, event, platform)) this.plan(event, endpoint)
  }

  private plan(event: Kept, endpoint: Kept) {
    const target = { host: '', method: 'POST', path: typeOf(event.view), steamId: '' }
    const acts = this.faults.draw({ ...target, side: 'stripe-webhooks' }).map(({ act }) => act)
    if (acts.some(({ kind }) => kind === 'drop')) return
    const id = `${event.id} ${endpoint.id}`
    const row = this.rows.put({ id, event: event.id, endpoint: endpoint.id, tries: 0 })
    const spoiled = spoilingOf(acts)
    const send = () => this.attempt(row, spoiled)
    if (acts.some(({ kind }) => kind === 'early')) this.early.push(send())
    else this.later(this.delayOf(acts), send)
    for (const act of acts)
      if (act.kind === 'repeat')
        for (let n = 0; n < act.times; n++) this.later(this.delayOf(acts), () => this.copy(row))
  }

  private delayOf(acts: FaultAct[]): number {
    return acts.reduce(
      (ms, act) => ms + (act.kind === 'late' ? act.ms : act.kind === 'shuffle' ? this.random() * act.ms : 0),
      0,
    )
  }

  private later(ms: number, work: () => Promise<void>) {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.waiting.push(work)
      this.next()
    }, ms)
    timer.unref()
    this.timers.add(timer)
  }

  private next() {
    if (this.closed || this.running >= mostAtOnce) return
    const work = this.waiting.shift()
    if (!work) return
    this.running += 1
    work().finally(() => {
      this.running -= 1
      this.next()
    })
    this.next()
  }

  private async attempt(row: Delivery, spoiled: Spoiled) {
    const taken = await this.post(row, spoiled)
    if (this.closed) return
    const tries = row.tries + 1
    if (taken || tries >= this.settings.tries) this.rows.delete(row.id)
    else {
      const next = this.rows.put({ ...row, tries })
      const pause = Math.min(longestPauseMs, this.settings.firstPauseMs * 2 ** row.tries)
      this.later(pause, () => this.attempt(next, null))
    }
    this.world.commit()
  }

  private async copy(row: Delivery) {
    await this.post(row, null)
  }

  private async post({ event, endpoint }: Delivery, spoiled: Spoiled): Promise<boolean> {
    const [sent, to] = [this.world.get(event), this.world.get(endpoint)]
    if (!sent || !to) return true
    const body = JSON.stringify(sent.view)
    const at = Math.floor(Date.now() / 1000) - (spoiled === 'stale' ? 400 : 0)
    const secret = spoiled === 'forged' ? 'whsec_forged' : (to.inner.secret ?? '')
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    const answer = await fetch(viewAs<WebhookEndpoint>(to).url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': `t=${at},v1=${signature}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    return answer?.ok ?? false
  }
}

/** An endpoint of v1 hears either the platform or its accounts; one of v2 hears what it names. */
function wants(endpoint: Kept, event: Kept, platform: string): boolean {
  const { status, enabled_events, object } = viewAs<WebhookEndpoint>(endpoint)
  const connected = event.owner !== platform
  return (
    status === 'enabled' &&
    (object !== 'webhook_endpoint' || connected === (endpoint.inner.connect === 'true')) &&
    (enabled_events.includes('*') || enabled_events.includes(typeOf(event.view)))
  )
}

function spoilingOf(acts: FaultAct[]): Spoiled {
  for (const { kind } of acts) if (kind === 'forged' || kind === 'stale') return kind
  return null
}
