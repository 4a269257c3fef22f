import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll } from 'vitest'
import { freePort } from '@/db/embedded/port'
import { env } from '@/lib/kernel/env'

const root = path.join(import.meta.dirname, '..', '..')

export interface WebNode {
  url: string
  port: number
  /** Asks it to stop, or kills it, and starts another process on the same port. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

async function launch(port: number): Promise<ChildProcess> {
  const script = path.join(import.meta.dirname, 'web-node.ts')
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', script, String(port)], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: env().DATABASE_URL, PROCESS_NAME: 'web' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  for await (const said of child.stdout ?? []) if (String(said).includes('listening')) break
  return child
}

/** A web node in a process of its own, on the test file's database. It is killed when the file ends. */
export async function webNode(): Promise<WebNode> {
  const port = await freePort()
  let child = await launch(port)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const restart = async (signal: 'SIGTERM' | 'SIGKILL') => {
    await end(signal)
    child = await launch(port)
  }
  return { url: `http://127.0.0.1:${port}`, port, restart, end }
}

/** One address in front of several nodes: each connection goes to the next one that answers. */
export async function balancer(ports: readonly number[]): Promise<{ url: string }> {
  let turn = 0
  const held = new Set<Socket>()
  const pass = (from: Socket, tries: number) => {
    const to = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1')
    to.once('connect', () => {
      from.pipe(to)
      to.pipe(from)
    })
    to.once('error', () => {
      if (to.bytesRead > 0 || tries <= 1) from.destroy()
      else pass(from, tries - 1)
    })
    to.once('close', () => to.bytesRead > 0 && from.destroy())
    from.once('close', () => to.destroy())
  }
  const server = createServer((from) => {
    held.add(from)
    from.once('close', () => held.delete(from))
    from.on('error', () => from.destroy())
    pass(from, ports.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.close()
    for (const each of held) each.destroy()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
