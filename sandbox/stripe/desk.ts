import { missing } from './refusal'
import type { Due, Event, Kept, Thing } from './rows'
import type { StripeWorld } from './world'

export const apiVersion = '2026-10-28.endive'

export interface Cause {
  id: string | null
  idempotency_key: string | null
}

/** One account's place in the world: whoever acts, acts through a desk. */
export class Desk {
  readonly world: StripeWorld
  readonly merchant: string
  readonly owner: string
  /** The test clock whose time counts here; empty for the merchant's own. */
  readonly clock: string
  /** Where a browser finds the pages of this sandbox. */
  readonly origin: string
  readonly cause: Cause

  constructor(
    world: StripeWorld,
    { merchant, owner, clock = '', origin = '', cause = { id: null, idempotency_key: null } }: DeskFacts,
  ) {
    this.world = world
    this.merchant = merchant
    this.owner = owner
    this.clock = clock
    this.origin = origin
    this.cause = cause
  }

  get platform(): string {
    return platformOf(this.merchant)
  }

  /** The same desk in another account, or on another clock. */
  at(change: Partial<DeskFacts>): Desk {
    return new Desk(this.world, { ...this, ...change })
  }

  now(): number {
    const frozen = this.clock ? this.world.get(this.clock)?.view : undefined
    if (frozen && 'frozen_time' in frozen) return Number(frozen.frozen_time)
    return this.world.now(this.merchant)
  }

  id(prefix: string, length?: number): string {
    return this.world.newId(this.merchant, prefix, length)
  }

  add<T extends Thing>(view: T, inner: Record<string, string> = {}): T {
    const { merchant, owner } = this
    this.world.put({ id: view.id, merchant, owner, view, inner })
    return view
  }

  set<T extends Thing>(view: T, change: Partial<T>, inner: Record<string, string> = {}): T {
    const row = this.row(view.id)
    const next = { ...view, ...change }
    this.world.put({ ...row, view: next, inner: { ...row.inner, ...inner } })
    return next
  }

  /** The object, when it is of this account. */
  find<T extends Thing>(object: T['object'], id: string): T | null {
    const row = this.world.get(id)
    return row && row.owner === this.owner && row.view.object === object ? viewAs<T>(row) : null
  }

  get<T extends Thing>(object: T['object'], id: string, param = 'id'): T {
    const found = this.find<T>(object, id)
    if (!found) throw missing(object, id, param)
    return found
  }

  inner(id: string): Record<string, string> {
    return this.row(id).inner
  }

  /** Oldest first. */
  all<T extends Thing>(object: T['object'], field = '', value = ''): T[] {
    return [...this.world.list(this.owner, object, field, value).oldest()].map((row) => viewAs<T>(row))
  }

  due(at: number, kind: string, ref: string) {
    const { merchant, owner, clock } = this
    this.world.schedule({ at, kind, ref, merchant, owner, clock } satisfies Omit<Due, 'id'>)
  }

  emit(type: string, object: object, previous?: object) {
    const event: Event = {
      id: this.id('evt'),
      object: 'event',
      ...(this.owner !== this.platform && { account: this.owner }),
      api_version: apiVersion,
      created: this.now(),
      data: { object, ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 0,
      request: this.cause,
      type,
    }
    this.add(event)
    this.world.onEvent(this.row(event.id))
  }

  private row(id: string): Kept {
    const row = this.world.get(id)
    if (!row) throw new Error(`there is no row ${id}`)
    return row
  }
}

export interface DeskFacts {
  merchant: string
  owner: string
  clock?: string
  origin?: string
  cause?: Cause
}

export const platformOf = (merchant: string): string => `acct_${merchant}`

/** The table is indexed by the kind that `object` names, so the kind decides the shape. */
export const viewAs = <T extends Thing>(row: Kept): T => row.view as T
