import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import { rawDb } from '@/lib/kernel/db'
import { type Lease, leaseRenewMs, leaseTtlMs, releaseLease, renewLease, takeLease } from '@/lib/kernel/lease'
import { listenTo } from '@/lib/kernel/listen'
import { log } from '@/lib/kernel/log'
import { pump } from '@/lib/kernel/pump'
import { leaseOf, readBot } from '../bot-rows'
import { wakeChannel } from '../trade-rows'
import { BotRunner, type RunnerOptions } from './runner'

export interface FleetOptions extends RunnerOptions {
  owner?: string
  leaseTtlMs?: number
  /** Called whenever this process has looked after its bots. */
  beat?: () => void
}

export interface Fleet {
  /** Ids of the bots this process owns now. */
  bots(): string[]
  stop(): Promise<void>
}

const lookEveryMs = 1_000
const someoneUnique = () => `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`

/** Runs every bot whose lease is free, here; a bot of a dead process is taken over when its lease has run out. */
export function startFleet(options: FleetOptions): Fleet {
  const owner = options.owner ?? someoneUnique()
  const ttlMs = options.leaseTtlMs ?? leaseTtlMs
  const runners = new Map<string, BotRunner>()
  const released = new Map<string, Promise<void>>()
  let stopping = false

  const look = async () => {
    for (const botId of await unownedBots()) {
      if (stopping || runners.has(botId)) continue
      const lease = await takeLease(leaseOf(botId), owner, ttlMs)
      const bot = lease ? await readBot(rawDb(), botId) : null
      if (lease && bot) runners.set(botId, own(bot.id, new BotRunner(bot, lease, options), lease))
    }
    options.beat?.()
  }

  const own = (botId: string, runner: BotRunner, lease: Lease): BotRunner => {
    log().info({ botId, owner }, 'this process runs the bot')
    const renewing = keepLease(lease, ttlMs, () => runner.stop())
    const release = async () => {
      await runner.done
      renewing.stop()
      runners.delete(botId)
      await releaseLease(lease).catch((error: unknown) =>
        log().warn({ botId, err: error }, 'the lease runs out by itself'),
      )
    }
    released.set(botId, release())
    return runner
  }

  const looking = pump('steam.bots', Math.min(lookEveryMs, ttlMs / 4), look)
  const listening = listenTo({
    [wakeChannel]: (botId) => {
      const known = botId ? [runners.get(botId)] : [...runners.values()]
      for (const runner of known) runner?.wake()
      if (!botId || !runners.has(botId)) looking.wake()
    },
  })
  const stop = async () => {
    stopping = true
    await Promise.all([looking.stop(), listening.stop()])
    await Promise.all([...runners.values()].map((runner) => runner.stop()))
    await Promise.all(released.values())
  }
  return { bots: () => [...runners.keys()], stop }
}

async function unownedBots(): Promise<string[]> {
  const rows = await rawDb().execute<{ id: string }>(sql`
    select bot.id from steam_bot bot
    left join lease on lease.resource = 'steam-bot:' || bot.id
    where bot.state <> 'disabled' and (lease.expires_at is null or lease.expires_at < now())
    order by random()`)
  return rows.map((row) => row.id)
}

/** Renews until it is stopped; `onLost` when the lease went to somebody else, or could not be renewed in time. */
function keepLease(lease: Lease, ttlMs: number, onLost: () => void): { stop(): void } {
  let goodUntil = performance.now() + ttlMs
  const renew = async () => {
    const startedAt = performance.now()
    const kept = await renewLease(lease, ttlMs).catch(() => null)
    if (kept) goodUntil = startedAt + ttlMs
    else if (kept === false || performance.now() >= goodUntil) onLost()
  }
  const timer = setInterval(renew, Math.min(leaseRenewMs, ttlMs / 3))
  return { stop: () => clearInterval(timer) }
}
