import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../tests/harness/database'
import { oncePerDatabase } from './database'
import { sandboxSecrets } from './settings'

test('the demo world is filled once per database, and again after a failure', async () => {
  const { url } = await freshDatabase()
  const calls: string[] = []
  const fill = async () => {
    calls.push('fill')
    if (calls.length === 1) throw new Error('broke off')
    return ['ada']
  }
  await expect(oncePerDatabase(url, 'demo', fill)).rejects.toThrow('broke off')
  expect(await oncePerDatabase(url, 'demo', fill)).toEqual(['ada'])
  expect(await oncePerDatabase(url, 'demo', fill)).toEqual(['ada'])
  expect(calls).toHaveLength(2)
})

test("the sandbox's secrets are made once and readable by nobody else", () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'tradepost-home-'))
  try {
    const first = sandboxSecrets(home)
    expect(sandboxSecrets(home)).toEqual(first)
    expect(Buffer.from(first.VAULT_KEY, 'base64')).toHaveLength(32)
    if (process.platform !== 'win32')
      expect(statSync(path.join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
