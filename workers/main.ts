import { parseArgs } from 'node:util'
import { closeDatabase } from '@/db/client'
import { asOutage } from '@/lib/kernel/db'
import { env, exportForLibraries } from '@/lib/kernel/env'
import { Outage } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { waitForDatabase } from '@/lib/kernel/wait-for-database'
import { type RoleState, startHealth } from './health'
import type { Role, StartRole } from './role'

const stopWithinMs = 7_500
const retryMs = 2_000

/** Loaded only when asked for: a role's libraries are large. */
const catalogue: Record<string, () => Promise<StartRole>> = {
  jobs: async () => (await import('./jobs')).startJobs,
  events: async () => (await import('./events')).startEvents,
  timers: async () => (await import('./timers')).startTimers,
  steam: async () => (await import('./steam')).startSteam,
}

function wantedRoles(): string[] {
  const { values } = parseArgs({ options: { roles: { type: 'string' } } })
  const wanted = values.roles ? values.roles.split(',').filter(Boolean) : Object.keys(catalogue)
  const unknown = wanted.filter((name) => !Object.hasOwn(catalogue, name))
  if (unknown.length > 0)
    throw new Error(`Unknown roles: ${unknown.join(', ')}. Known: ${Object.keys(catalogue).join(', ')}.`)
  return wanted
}

interface Started {
  states: Record<string, RoleState>
  running: Role[]
  stopping: boolean
}

async function main(): Promise<void> {
  exportForLibraries(env())
  const wanted = wantedRoles()
  const at: Started = { states: {}, running: [], stopping: false }
  for (const name of wanted) at.states[name] = { state: 'starting', beatAt: null }
  const health = await startHealth(env().WORKER_PORT, at.states)
  stopOnSignal(at, health)
  await waitForDatabase()
  await Promise.all(wanted.map((name) => keepStarting(name, at)))
  if (!at.stopping) log().info({ roles: wanted }, 'worker is ready')
}

/** Tries until the role runs; from then on the role itself survives outages. */
async function keepStarting(name: string, at: Started): Promise<void> {
  const state = at.states[name] ?? { state: 'starting', beatAt: null }
  const beat = () => {
    state.beatAt = new Date().toISOString()
  }
  while (!at.stopping) {
    try {
      const start = await catalogue[name]?.()
      const role = await start?.(beat)
      if (role) at.running.push(role)
      state.state = 'running'
      beat()
      return
    } catch (error) {
      log().error({ role: name, err: error }, `the role did not start; next try in ${retryMs / 1_000} s`)
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

function stopOnSignal(at: Started, health: { stop(): void }): void {
  const stop = async (signal: string) => {
    if (at.stopping) return
    at.stopping = true
    log().info({ signal }, 'worker is stopping')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    await Promise.allSettled(at.running.map((role) => role.stop()))
    health.stop()
    await closeDatabase()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** A library that lost the database in the background is no reason to die; everything else is. */
process.on('unhandledRejection', (reason) => {
  const error = asOutage(reason)
  if (error instanceof Outage) return log().warn({ err: error }, 'an outage nobody waited for')
  log().fatal({ err: error }, 'an error nobody handled')
  process.exit(1)
})

main().catch((error: unknown) => {
  log().fatal({ err: error }, error instanceof Error ? error.message : 'worker could not start')
  process.exit(1)
})
