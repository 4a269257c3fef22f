import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/** The product's worker in a process of its own, which can be killed without a warning. */
export class Worker {
  private child: ChildProcess | undefined
  private readonly logFile: string
  private readonly variables: Record<string, string>
  private readonly roles: string | undefined

  /** Without roles it does everything. */
  constructor(logFile: string, variables: Record<string, string>, roles?: string) {
    this.logFile = logFile
    this.roles = roles
    this.variables = variables
  }

  start() {
    const log = openSync(this.logFile, 'a')
    const args = [
      '--import',
      './scripts/alias.mjs',
      'workers/main.ts',
      ...(this.roles ? [`--roles=${this.roles}`] : []),
    ]
    const env = { ...process.env, ...this.variables }
    this.child = spawn(process.execPath, args, { env, stdio: ['ignore', log, log] })
    closeSync(log)
  }

  async killAndRestart() {
    await this.end('SIGKILL')
    this.start()
  }

  async end(signal: NodeJS.Signals) {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
}
