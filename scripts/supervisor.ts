import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Cluster, stopLeftOver } from '@/db/embedded/cluster'
import { parseEnv } from '@/lib/kernel/env'
import { type DemoPerson, welcome } from './box'
import { buildIfStale } from './build'
import { type Child, endRunning, logIn } from './child'
import { type Database, startDatabase } from './database'
import { clearLeftOvers, refuseTakenPorts, removeNote, writeNote } from './left-over'
import { seedOnce } from './seeding'
import { homeFolder, Problem, readSettings, type Settings } from './settings'
import { type Part, partsOf, startPart, untilReady } from './stack'

const databaseCheckMs = 1_000

type Prepared = { variables: Record<string, string>; people: readonly DemoPerson[] }

/** Everything `npm start` runs, from the first process started to the last one stopped. */
class Supervisor {
  private readonly settings: Settings
  private readonly parts: Part[]
  private readonly children = new Map<string, Child>()
  private database: Promise<Database> | undefined
  private cluster: Cluster | undefined
  private databaseWatch: NodeJS.Timeout | undefined
  private ending: Promise<void> | undefined

  constructor(settings: Settings) {
    this.settings = settings
    this.parts = partsOf(settings)
  }

  async start(): Promise<void> {
    const { settings } = this
    await refuseTakenPorts(settings)
    const build = settings.dev ? undefined : buildIfStale(settings.variables, logIn(settings.home, 'build'))
    const sandbox = this.launch('sandbox', settings.variables)
    // A sandbox that fails must not go unheard while the rest is awaited.
    const failed = sandbox.then(() => new Promise<never>(() => {}))
    const prepared = Promise.all([this.prepareData(sandbox), build])
    const [{ variables, people }] = await Promise.race([prepared, failed])
    await this.launch('web', variables)
    // The worker shares few cores with the first page; it comes right after it.
    await Promise.all([this.launch('worker', variables), sandbox])
    for (const child of this.children.values()) child.keepAlive()
    this.watchDatabase()
    console.log(`\n${welcome(settings, people, performance.now())}\n`)
  }

  private async prepareData(sandbox: Promise<void>): Promise<Prepared> {
    const { settings } = this
    this.database = startDatabase(settings)
    const { url, cluster } = await this.database
    this.cluster = cluster
    const variables = { ...settings.variables, DATABASE_URL: url }
    const people = settings.mode === 'sandbox' && !this.ending ? await seedOnce(settings, url, sandbox) : []
    return { variables, people }
  }

  private async launch(name: Part['name'], variables: Record<string, string>): Promise<void> {
    const part = this.parts.find((part) => part.name === name)
    if (!part) return
    if (this.ending) throw new Problem('Stopped while starting.')
    const child = startPart(part, this.settings, variables)
    this.children.set(name, child)
    this.noteRunning()
    await untilReady(part, child)
  }

  private noteRunning(): void {
    const children = this.parts.flatMap((part) => {
      const pid = this.children.get(part.name)?.pid()
      return pid ? [{ pid, script: part.script }] : []
    })
    writeNote(this.settings.home, { pid: process.pid, web: this.settings.ports.web, children })
  }

  /** The server is not our child when it was adopted, so its life is looked at, not waited for. */
  private watchDatabase(): void {
    let busy = false
    this.databaseWatch = setInterval(async () => {
      this.noteRunning()
      const { cluster } = this
      if (!cluster || busy || this.ending || cluster.alive()) return
      busy = true
      console.error('[postgres] ended unexpectedly; starting it again')
      await cluster.restart().catch((error: Error) => console.error(`[postgres] ${error.message}`))
      busy = false
    }, databaseCheckMs)
  }

  /** Web first, so that no new work comes in; the database last. Safe to call again. */
  stop(): Promise<void> {
    this.ending ??= this.stopInOrder()
    return this.ending
  }

  private async stopInOrder(): Promise<void> {
    clearInterval(this.databaseWatch)
    endRunning()
    for (const part of this.parts) await this.children.get(part.name)?.stop(part.stopMs)
    const database = await this.database?.catch(() => undefined)
    await database?.cluster?.stop()
    removeNote(this.settings.home)
  }
}

/** For test runs: forgets everything kept in a home that was named for the purpose. */
async function wipe(home: string): Promise<void> {
  if (!process.env.TRADEPOST_HOME) throw new Problem('TRADEPOST_FRESH needs a TRADEPOST_HOME of its own.')
  await stopLeftOver(path.join(home, 'postgres'))
  rmSync(home, { recursive: true, force: true })
}

/** A live start with a missing key or a sandbox secret must fail before anything is touched. */
function refuseUnsafe(settings: Settings): void {
  try {
    parseEnv({ ...process.env, ...settings.variables })
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error))
  }
}

/** Boot started us and passes signals on; when it is killed outright, nobody else would tell us. */
function whenParentGoes(act: () => void): void {
  const parent = process.ppid
  if (!process.env.TRADEPOST_BOOTED) return
  setInterval(() => process.ppid !== parent && act(), 1_000).unref()
}

export async function supervise(options: { dev: boolean }): Promise<void> {
  let supervisor: Supervisor | undefined
  let asked = false
  const end = async () => {
    if (asked) return
    asked = true
    console.log('\nStopping ...')
    await supervisor?.stop().catch((error: Error) => console.error(error.message))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  whenParentGoes(end)
  try {
    const home = homeFolder()
    await clearLeftOvers(home, ['scripts/up.ts', 'scripts/dev.ts'])
    if (process.env.TRADEPOST_FRESH) await wipe(home)
    const settings = readSettings(options)
    refuseUnsafe(settings)
    supervisor = new Supervisor(settings)
    await supervisor.start()
  } catch (error) {
    if (asked) return
    asked = true
    await supervisor?.stop().catch(() => {})
    const known = error instanceof Error && ['Problem', 'ClusterProblem'].includes(error.name)
    console.error(known ? `\nTradepost: ${error.message}\n` : error)
    process.exit(1)
  }
}
