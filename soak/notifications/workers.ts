import { freePort } from '@/db/embedded/port'
import type { Sandbox } from '@/sandbox/start'
import { Worker } from '../lib/program'

/** No call under way is older: whoever hangs is given up after 15 s. */
const longestCallMs = 20_000

/** Workers of the product that send, in processes of their own, and the time that they believe it to be. */
export class Senders {
  private aheadMs = 0
  private startedAt: number[] = []
  private workers: Worker[] = []
  private readonly logFile: string
  private readonly variables: Record<string, string>
  kills = 0
  leaps = 0

  constructor(sandbox: Sandbox, logFile: string) {
    this.logFile = logFile
    this.variables = {
      SANDBOX_PORT: String(sandbox.port),
      SMTP_URL: sandbox.smtpUrl,
      PROCESS_NAME: 'soak',
      LOG_LEVEL: 'error',
      NODE_OPTIONS: '--import ./scripts/alias.mjs --import ./soak/notifications/ahead.ts',
    }
  }

  async start(count: number): Promise<void> {
    const given = { ...this.variables, SOAK_AHEAD_MS: String(this.aheadMs) }
    const ports = await Promise.all(Array.from({ length: count }, freePort))
    this.workers = ports.map(
      (port) => new Worker(this.logFile, { ...given, WORKER_PORT: String(port) }, 'timers'),
    )
    this.startedAt = ports.map(() => this.now().getTime())
    for (const worker of this.workers) worker.start()
  }

  /** One of them, in turn, dies in the middle of what it does, and another one begins. */
  async kill(): Promise<void> {
    const turn = this.kills++ % this.workers.length
    await this.workers[turn]?.killAndRestart()
    this.startedAt[turn] = this.now().getTime()
  }

  /** Nobody would do anything until then, so it is then. */
  async leapTo(then: Date): Promise<void> {
    this.leaps++
    await this.stop()
    this.aheadMs = Math.max(this.aheadMs, then.getTime() - Date.now())
    await this.start(this.workers.length)
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end('SIGTERM')))
  }

  /** By the clock of the workers. */
  now(): Date {
    return new Date(Date.now() + this.aheadMs)
  }

  /** What was begun earlier was begun by somebody who is dead, or has ended. */
  livingSince(): Date {
    return new Date(Math.max(Math.min(...this.startedAt), this.now().getTime() - longestCallMs))
  }
}
