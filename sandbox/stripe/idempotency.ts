import { createHash } from 'node:crypto'
import type { Table } from '../journal'
import { StripeRefusal } from './refusal'
import type { StripeWorld } from './world'

interface Answered {
  id: string
  hash: string
  status: number
  body: string
  until: number
}
export interface KeyedAsk {
  key: string
  scope: string
  method: string
  path: string
  raw: Buffer
}

const keptSeconds = 24 * 3_600

/** What was answered under which key: the same request gets the same answer, another one is refused. */
export class Keys {
  private readonly rows: Table<Answered>
  private readonly running = new Set<string>()

  constructor(world: StripeWorld) {
    this.rows = world.journal.table('key')
  }

  /** Null when nobody asked under this key before. */
  answered({ key, scope, ...ask }: KeyedAsk, now: number): { status: number; body: string } | null {
    const known = this.rows.get(`${scope} ${key}`)
    if (!known || known.until <= now) return null
    if (known.hash === hashOf(ask)) return known
    throw new StripeRefusal(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: 'idempotency_error' },
      true,
    )
  }

  keep({ key, scope, ...ask }: KeyedAsk, status: number, body: string, now: number) {
    const id = `${scope} ${key}`
    this.rows.delete(id)
    this.rows.put({ id, hash: hashOf(ask), status, body, until: now + keptSeconds })
    const [oldest] = this.rows.all()
    if (oldest && oldest.until <= now) this.rows.delete(oldest.id)
  }

  /** Runs the work of one request; a second one under the same key is refused while it lasts. */
  async alone<T>(key: string, work: () => Promise<T>, busy: () => T): Promise<T> {
    if (this.running.has(key)) return busy()
    this.running.add(key)
    try {
      return await work()
    } finally {
      this.running.delete(key)
    }
  }
}

const hashOf = ({ method, path, raw }: Omit<KeyedAsk, 'key' | 'scope'>): string =>
  createHash('sha256').update(`${method} ${path}\n`).update(raw).digest('base64')
