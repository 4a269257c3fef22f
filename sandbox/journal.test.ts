import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from './start'
import { controlOf } from './steam/control'

const folders: string[] = []
const folder = () => {
  const fresh = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'))
  folders.push(fresh)
  return fresh
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const root = path.resolve(import.meta.dirname, '..')
async function boot(dataDir: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', 'sandbox/main.ts'], {
    cwd: root,
    env: { NODE_ENV: 'test', SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA: dataDir, ...env },
  })
  let said = ''
  let complained = ''
  child.stderr.on('data', (chunk) => {
    complained += chunk
  })
  for await (const chunk of child.stdout) {
    said += chunk
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url) return { child, url }
  }
  throw new Error(complained)
}

test('what was answered before a SIGKILL is there after the restart, trades in the log included', async () => {
  const data = folder()
  const first = await boot(data)
  const control = controlOf(first.url)
  const seller = await control.createAccount({ persona: 'kept' })
  const buyer = await control.createAccount()
  const items = await control.giveItems(seller.steamId, { appid: 570, count: 3 })
  for (const item of items) {
    const offer = await control.sendOffer({ from: buyer.steamId, to: seller.steamId, take: [item.assetid] })
    await control.accept(offer.id)
  }
  await control.advance(3_600)
  const before = await control.items(buyer.steamId)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  appendFileSync(path.join(data, 'journal.ndjson'), '{"seq":999999,"rows":[["accou')
  const second = await boot(data)
  const again = controlOf(second.url)
  expect(await again.items(buyer.steamId)).toEqual(before)
  expect((await again.account(seller.steamId)).persona).toBe('kept')
  expect((await again.clock()).offsetSeconds).toBe(3_600)
  const log = await again.log()
  expect(log.filter((entry) => entry.kind === 'trade')).toHaveLength(3)
  expect(new Set(log.map((entry) => entry.seq)).size).toBe(log.length)
  second.child.kill('SIGTERM')
  expect((await once(second.child, 'exit'))[0]).toBe(0)
  const onDisk = readFileSync(path.join(data, 'trades.ndjson'), 'utf8').trim().split('\n')
  expect(onDisk).toHaveLength(log.length)
})

test('a trade that reached the journal but not the log is put into the log at the next start', async () => {
  const data = folder()
  const sandbox = await startSandbox({ dataDir: data, world: 'empty' })
  const control = controlOf(sandbox.url)
  const { steamId } = await control.createAccount()
  await control.giveItems(steamId, { appid: 570 })
  const file = path.join(data, 'trades.ndjson')
  const complete = readFileSync(file, 'utf8')
  rmSync(file)
  const journal = readFileSync(path.join(data, 'journal.ndjson'), 'utf8')
  expect(journal).toContain('"mint"')
  const crashed = folder()
  appendFileSync(path.join(crashed, 'journal.ndjson'), journal)
  const again = await startSandbox({ dataDir: crashed })
  expect(readFileSync(path.join(crashed, 'trades.ndjson'), 'utf8')).toBe(complete)
  await again.close()
  await sandbox.close()
})

test('the sandbox refuses to listen on anything but loopback', async () => {
  await expect(boot(folder(), { SANDBOX_HOST: '0.0.0.0' })).rejects.toThrow('listens on 127.0.0.1 only')
})
