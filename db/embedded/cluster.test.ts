import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Cluster, startCluster } from './cluster'
import { freePort } from './port'
import { readPostmaster } from './postmaster'

let folder: string
const clusters: Cluster[] = []
const bystanders: ChildProcess[] = []

// A folder other users may pass through, as a clone in an ordinary place is.
function openFolder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'tradepost-pg-'))
  chmodSync(made, 0o755)
  return made
}

beforeAll(() => {
  folder = openFolder()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

afterEach(async () => {
  for (const cluster of clusters.splice(0)) await cluster.stop()
  for (const child of bystanders.splice(0)) child.kill()
})

async function start(port?: number): Promise<Cluster> {
  const settings = { fsync: 'off', shared_buffers: '16MB' }
  const cluster = await startCluster({ folder, port: port ?? (await freePort()), settings })
  clusters.push(cluster)
  return cluster
}

async function ask(cluster: Cluster, statement: string): Promise<unknown> {
  const sql = postgres(cluster.url('postgres'), { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(statement)
    return row ? Object.values(row)[0] : undefined
  } finally {
    await sql.end()
  }
}

const dataDir = () => path.join(folder, 'data')
const pidFile = () => path.join(dataDir(), 'postmaster.pid')

test('the second start keeps the data of the first', async () => {
  const first = await start()
  await ask(first, 'create table first_kept as select 7 as n')
  await first.stop()
  expect(first.alive()).toBe(false)
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select n from first_kept')).toBe(7)
})

test('a left-over server is adopted on the port it already has, and stopped at the end', async () => {
  const first = await start()
  const pid = readPostmaster(dataDir())?.pid
  const second = await start()
  expect(second.adopted).toBe(true)
  expect(second.port).toBe(first.port)
  expect(readPostmaster(dataDir())?.pid).toBe(pid)
  await second.stop()
  expect(second.alive()).toBe(false)
})

test('a server that another living process uses is not stopped', async () => {
  const cluster = await start()
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  bystanders.push(other)
  const claim = path.join(folder, 'users', String(other.pid))
  writeFileSync(claim, '')
  await cluster.stop()
  expect(cluster.alive()).toBe(true)
  other.kill()
  await once(other, 'exit')
  await cluster.stop()
  expect(cluster.alive()).toBe(false)
})

test('a crashed server is started again although its old pid file still says ready', async () => {
  const first = await start()
  await ask(first, 'create table kept as select 8 as n')
  const crashed = readPostmaster(dataDir())
  if (!crashed) throw new Error('no pid file')
  process.kill(crashed.pid, 'SIGKILL')
  await expect.poll(() => first.alive(), { timeout: 10_000 }).toBe(false)
  expect(existsSync(pidFile())).toBe(true)
  const second = await start()
  expect(readPostmaster(dataDir())?.pid).not.toBe(crashed.pid)
  expect(await ask(second, 'select n from kept')).toBe(8)
})

test.runIf(process.platform === 'linux')(
  'a stale pid file whose number now belongs to another program is cleared away',
  async () => {
    const first = await start()
    const text = readFileSync(pidFile(), 'utf8')
    await first.stop()
    const bystander = spawn('sleep', ['60'])
    bystanders.push(bystander)
    writeFileSync(pidFile(), text.replace(/^\d+/, String(bystander.pid)))
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await ask(second, 'select 1')).toBe(1)
    expect(bystander.exitCode).toBeNull()
  },
)

test('restart comes back on the same port, also after an immediate stop', async () => {
  const cluster = await start()
  const pid = readPostmaster(dataDir())?.pid
  await cluster.restart('immediate')
  expect(readPostmaster(dataDir())?.pid).not.toBe(pid)
  expect(await ask(cluster, 'select 1')).toBe(1)
})

test('two starts at once end with one server', async () => {
  const [one, two] = await Promise.all([start(), start()])
  expect(one?.port).toBe(two?.port)
})

test('a taken port is refused with the name of the setting that changes it', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const address = blocker.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(start(port)).rejects.toThrow(/Port \d+ is taken.*PG_PORT/)
  blocker.close()
})

test('the server runs without just-in-time compilation and for 200 connections', async () => {
  const cluster = await start()
  expect(await ask(cluster, 'show jit')).toBe('off')
  expect(await ask(cluster, 'show max_connections')).toBe('200')
  expect(await ask(cluster, "select 'ÄÖÉ' ilike 'äöé'")).toBe(true)
})

const isRoot = process.getuid?.() === 0

test.runIf(isRoot)(
  'started by root, the data belongs to another user and is closed to the rest',
  async () => {
    await start()
    const data = statSync(dataDir())
    expect(data.uid).not.toBe(0)
    expect(data.mode & 0o777).toBe(0o700)
  },
)

test.runIf(isRoot)(
  'root in a folder that others cannot enter is either served or told the folder',
  async () => {
    chmodSync(folder, 0o700)
    const cluster = await start().catch((error: Error) => error)
    if (cluster instanceof Error) expect(cluster.message).toContain(`chmod o+x ${folder}`)
    else expect(await ask(cluster, 'select 1')).toBe(1)
  },
)

test.runIf(isRoot)('a normal user gets the same server, as itself', async () => {
  const nobody = 65_534
  const own = openFolder()
  chownSync(own, nobody, nobody)
  const code = `
    const { startCluster } = await import(${JSON.stringify(path.join(import.meta.dirname, 'cluster.ts'))})
    const { freePort } = await import(${JSON.stringify(path.join(import.meta.dirname, 'port.ts'))})
    const cluster = await startCluster({ folder: ${JSON.stringify(own)}, port: await freePort() })
    console.log(cluster.alive())
    await cluster.stop()
    console.log(cluster.alive())`
  const alias = path.join(import.meta.dirname, '..', '..', 'scripts', 'alias.mjs')
  const args = ['--import', alias, '--input-type=module', '-e', code]
  const said = spawnSync(process.execPath, args, { uid: nobody, gid: nobody, cwd: '/', encoding: 'utf8' })
  expect(said.stdout, said.stderr).toBe('true\nfalse\n')
  expect(statSync(path.join(own, 'data')).uid).toBe(nobody)
  rmSync(own, { recursive: true })
})
