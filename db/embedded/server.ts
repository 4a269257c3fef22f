import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, chooseAccount } from './account'
import { type Binaries, findBinaries } from './binaries'
import { readPostmaster, serves } from './postmaster'
import { ClusterProblem } from './problem'

export type ServerPlan = {
  dataDir: string
  logFile: string
  port: number
  settings: Record<string, string>
}

const startWaitMs = 90_000
const stopWaitMs = 20_000

const baseSettings = {
  jit: 'off',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
}

function initialise(plan: ServerPlan, binaries: Binaries, account: Account): void {
  if (existsSync(path.join(plan.dataDir, 'PG_VERSION'))) return
  const choices = '-U postgres -A trust -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8'
  const rest = '--locale=C --no-instructions --no-sync'
  const args = ['-D', plan.dataDir, ...choices.split(' '), ...rest.split(' ')]
  const [program, words] = account.wrap(binaries.initdb, args)
  const done = spawnSync(program, words, { ...account.options, cwd: '/', encoding: 'utf8' })
  if (done.status === 0) return
  const said = `${done.error?.message ?? ''}${done.stderr}`.trim()
  throw new ClusterProblem(`PostgreSQL could not create its data in ${plan.dataDir}: ${said}`)
}

function refuseOtherMajor(dataDir: string): void {
  const file = path.join(dataDir, 'PG_VERSION')
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : '18'
  if (major === '18') return
  throw new ClusterProblem(
    `${dataDir} was written by PostgreSQL ${major}; this is 18. Move the folder away or set DATABASE_URL.`,
  )
}

function tail(logFile: string, from: number): string {
  const added = readFileSync(logFile).subarray(from).toString('utf8').trim()
  return added.split('\n').slice(-6).join('\n')
}

async function untilReady(plan: ServerPlan, child: ChildProcess, logFrom: number): Promise<void> {
  const ending: { reason?: string } = {}
  child.once('error', (error) => {
    ending.reason = error.message
  })
  for (const deadline = Date.now() + startWaitMs; Date.now() < deadline; await pause(10)) {
    if (child.exitCode !== null || child.signalCode !== null) ending.reason ??= tail(plan.logFile, logFrom)
    if (ending.reason !== undefined) throw new ClusterProblem(`PostgreSQL did not start.\n${ending.reason}`)
    const file = readPostmaster(plan.dataDir)
    if (file?.ready && file.pid === child.pid) return
  }
  child.kill('SIGINT')
  throw new ClusterProblem(`PostgreSQL was not ready after ${startWaitMs / 1000} s; see ${plan.logFile}`)
}

/** Starts a server in a session of its own, so that Ctrl-C at the terminal does not reach it. */
export async function launch(plan: ServerPlan): Promise<number> {
  mkdirSync(plan.dataDir, { recursive: true, mode: 0o700 })
  mkdirSync(path.dirname(plan.logFile), { recursive: true })
  const binaries = findBinaries()
  refuseOtherMajor(plan.dataDir)
  const account = chooseAccount(plan.dataDir, binaries.postgres)
  chmodSync(plan.dataDir, 0o700)
  initialise(plan, binaries, account)
  const settings = Object.entries({ ...baseSettings, ...plan.settings })
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', plan.dataDir, '-p', String(plan.port), '-h', '127.0.0.1', '-k', '', ...flags]
  const [program, words] = account.wrap(binaries.postgres, args)
  const log = openSync(plan.logFile, 'a')
  const logFrom = statSync(plan.logFile).size
  const stdio: ['ignore', number, number] = ['ignore', log, log]
  const child = spawn(program, words, { ...account.options, cwd: '/', detached: true, stdio })
  closeSync(log)
  await untilReady(plan, child, logFrom)
  child.unref()
  if (child.pid === undefined) throw new ClusterProblem('PostgreSQL has no process id.')
  return child.pid
}

export type StopMode = 'fast' | 'immediate'

/** `fast` disconnects clients and writes everything; `immediate` is a crash with recovery at the next start. */
export async function halt(dataDir: string, pid: number, mode: StopMode = 'fast'): Promise<void> {
  if (!serves(pid, dataDir)) return
  if (process.platform === 'win32') {
    spawnSync(findBinaries().pgCtl, ['stop', '-D', dataDir, '-m', mode])
  } else {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  }
  for (const deadline = Date.now() + stopWaitMs; Date.now() < deadline; await pause(10)) {
    if (!serves(pid, dataDir)) return
  }
  throw new ClusterProblem(`PostgreSQL (process ${pid}) did not stop within ${stopWaitMs / 1000} s.`)
}
