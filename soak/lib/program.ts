import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/** A process of the product, which can be killed without a warning. */
export class Program {
  private child: ChildProcess | undefined
  private readonly logFile: string
  private readonly variables: Record<string, string>
  private readonly args: string[]

  constructor(logFile: string, variables: Record<string, string>, args: string[]) {
    this.logFile = logFile
    this.args = args
    this.variables = variables
  }

  start() {
    const log = openSync(this.logFile, 'a')
    const args = ['--import', './scripts/alias.mjs', ...this.args]
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

/** The product's worker. Without roles it does everything. */
export class Worker extends Program {
  constructor(logFile: string, variables: Record<string, string>, roles?: string) {
    super(logFile, variables, ['workers/main.ts', ...(roles ? [`--roles=${roles}`] : [])])
  }
}
