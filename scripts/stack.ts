import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Child, logIn, startChild } from './child'
import { Problem, root, type Settings } from './settings'

export type Part = { name: 'web' | 'worker' | 'sandbox'; script: string; port: number; stopMs: number }

/** The processes in the order in which they are stopped. */
export function partsOf(settings: Settings): Part[] {
  const { ports, mode } = settings
  const parts: Part[] = [
    { name: 'web', script: 'server.ts', port: ports.web, stopMs: 3_500 },
    { name: 'worker', script: 'workers/main.ts', port: ports.worker, stopMs: 4_000 },
    ...(mode === 'sandbox'
      ? [{ name: 'sandbox' as const, script: 'sandbox/main.ts', port: ports.sandbox, stopMs: 1_000 }]
      : []),
  ]
  const missing = parts.find((part) => !existsSync(path.join(root, part.script)))
  if (missing) throw new Problem(`${missing.script} is missing. Restore it from the repository.`)
  return parts
}

export function startPart(part: Part, settings: Settings, variables: Record<string, string>): Child {
  return startChild({
    name: part.name,
    script: part.script,
    watch: settings.dev && part.name !== 'web',
    variables,
    logFile: logIn(settings.home, part.name),
    say: (line) => console.error(line),
  })
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const finish = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}

async function pageAnswers(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(30_000) }).catch(
    () => undefined,
  )
  await answer?.arrayBuffer()
  return answer !== undefined && answer.status < 500
}

/** Resolves when the part does its work; throws its last words when it ends before. */
export async function untilReady(part: Part, child: Child, waitMs = 60_000): Promise<void> {
  const ready = part.name === 'web' ? pageAnswers : accepts
  for (const deadline = Date.now() + waitMs; Date.now() < deadline; await pause(30)) {
    const failure = child.failure()
    if (failure) throw new Problem(failure)
    if (await ready(part.port)) return
  }
  throw new Problem(`The ${part.name} process did not answer on port ${part.port} within ${waitMs / 1000} s.`)
}
