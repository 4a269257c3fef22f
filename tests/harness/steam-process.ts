import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll } from 'vitest'

const root = path.join(import.meta.dirname, '..', '..')

/**
 * A worker in a process of its own, killed so many milliseconds after it has started. Resolves when it is dead, or
 * without a time to die, when it runs; the test file's end kills it then.
 */
export function steamWorker(databaseUrl: string, said: string[], killAfterMs?: number): Promise<void> {
  const script = path.join(root, 'tests', 'harness', 'steam-worker.ts')
  const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'trace', PROCESS_NAME: 'steam' }
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', script, '1000'], {
    cwd: root,
    env,
  })
  running.push(() => child.kill('SIGKILL'))
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said.push(String(chunk))
        if (!String(chunk).includes('started')) return
        if (killAfterMs === undefined) resolve()
        else setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      })
    }
    child.once('exit', () => resolve())
  })
}

const running: (() => void)[] = []
afterAll(() => {
  for (const end of running) end()
})
