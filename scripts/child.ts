import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type LogFile, openLog, worthShowing } from './log-file'
import { root } from './settings'

export type ChildPlan = {
  name: string
  script: string
  args?: string[]
  watch?: boolean
  variables: Record<string, string>
  logFile: string
  say: (line: string) => void
}

export type Child = {
  name: string
  pid: () => number | undefined
  /** Set when the process has ended by itself before `keepAlive` was called. */
  failure: () => string | undefined
  /** From now on an unexpected end is reported and the process is started again. */
  keepAlive: () => void
  stop: (graceMs: number) => Promise<void>
}

const firstDelayMs = 500
const longestDelayMs = 15_000
const steadyMs = 30_000

function spawnScript(plan: ChildPlan, log: LogFile): ChildProcess {
  const watch = plan.watch ? ['--watch', '--watch-preserve-output'] : []
  const loaders = ['--import', './scripts/alias.mjs', '--import', './scripts/follow.mjs']
  const child = spawn(process.execPath, [...watch, ...loaders, plan.script, ...(plan.args ?? [])], {
    cwd: root,
    env: { ...process.env, ...plan.variables, PROCESS_NAME: plan.name },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches only the supervisor, which stops its children in order.
    detached: process.platform !== 'win32',
  })
  let last = ''
  const listen = (stream: 'stdout' | 'stderr') => {
    const input = child[stream]
    if (!input) return
    createInterface({ input }).on('line', (line) => {
      log.write(`${line}\n`)
      const shown = worthShowing(line, stream === 'stderr')
      // A process that retries says the same again and again; once is enough for the terminal.
      if (shown && shown !== last) plan.say(`[${plan.name}] ${shown}`)
      last = shown ?? last
    })
  }
  listen('stdout')
  listen('stderr')
  return child
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasEnded(child)) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended in between.
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function endWithin(child: ChildProcess, ms: number): Promise<boolean> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await pause(10))
    if (hasEnded(child)) return true
  return hasEnded(child)
}

const howItEnded = (child: ChildProcess) =>
  child.signalCode ? `was killed by ${child.signalCode}` : `ended with code ${child.exitCode}`

export function startChild(plan: ChildPlan): Child {
  const log = openLog(plan.logFile)
  let stopping = false
  let kept = false
  let failure: string | undefined
  let delayMs = firstDelayMs
  let timer: NodeJS.Timeout | undefined
  let current = launch()

  function launch(): ChildProcess {
    const startedAt = Date.now()
    const child = spawnScript(plan, log)
    child.once('error', (error) => log.write(`${error.message}\n`))
    child.once('close', () => {
      if (stopping) return
      if (!kept) {
        failure = `The ${plan.name} process ${howItEnded(child)}.\n${log.tail(12)}`
        return
      }
      if (Date.now() - startedAt > steadyMs) delayMs = firstDelayMs
      plan.say(
        `[${plan.name}] ${howItEnded(child)}; starting it again in ${delayMs / 1000} s (${plan.logFile})`,
      )
      timer = setTimeout(() => {
        current = launch()
      }, delayMs)
      delayMs = Math.min(delayMs * 2, longestDelayMs)
    })
    return child
  }

  return {
    name: plan.name,
    pid: () => current.pid,
    failure: () => failure,
    keepAlive: () => {
      kept = true
    },
    stop: async (graceMs) => {
      stopping = true
      clearTimeout(timer)
      signalGroup(current, 'SIGTERM')
      if (await endWithin(current, graceMs)) return
      signalGroup(current, 'SIGKILL')
      await endWithin(current, 1_000)
    },
  }
}

const running = new Set<ChildProcess>()

/** Ends every program `runToEnd` still waits for. */
export function endRunning(): void {
  for (const child of running) signalGroup(child, 'SIGTERM')
}

export type Ended = { code: number; tail: string }

/** Runs a program to its end with its output in `logFile`. */
export async function runToEnd(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
): Promise<Ended> {
  const log = openLog(logFile)
  const detached = process.platform !== 'win32'
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached })
  running.add(child)
  child.stdout?.on('data', (chunk: Buffer) => log.write(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => log.write(chunk.toString()))
  try {
    const [code] = await once(child, 'close')
    return { code: typeof code === 'number' ? code : 1, tail: log.tail(25) }
  } catch (error) {
    return { code: 1, tail: String(error) }
  } finally {
    running.delete(child)
    log.close()
  }
}

export const logIn = (home: string, name: string) => path.join(home, 'logs', `${name}.log`)
