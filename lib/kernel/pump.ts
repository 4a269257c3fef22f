import { asOutage } from './db'
import { Outage } from './errors'
import { log } from './log'

export interface Pump {
  /** Runs the body now, or once more when it is already running. */
  wake(): void
  /** Resolves when the body has ended; it does not run again. */
  stop(): Promise<void>
}

/** Repeats `body` on every wake-up and at least every `everyMs`, never twice at once. A failure is logged and tried again. */
export function pump(name: string, everyMs: number, body: () => Promise<unknown>): Pump {
  let stopped = false
  let again = false
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const turn = async () => {
    do {
      again = false
      await attempt(name, body)
    } while (again && !stopped)
    running = null
    if (!stopped) timer = setTimeout(start, everyMs)
  }
  const start = () => {
    clearTimeout(timer)
    running = turn()
  }
  const wake = () => {
    if (stopped) return
    if (running) again = true
    else start()
  }
  const stop = async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
  wake()
  return { wake, stop }
}

async function attempt(name: string, body: () => Promise<unknown>): Promise<void> {
  try {
    await body()
  } catch (raised) {
    const error = asOutage(raised)
    if (error instanceof Outage) log().warn({ pump: name, err: error }, 'waiting for something outside')
    else log().error({ pump: name, err: error }, 'a repeated task failed')
  }
}
