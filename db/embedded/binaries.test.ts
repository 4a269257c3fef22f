import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMissingLinks } from './binaries'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tradepost-links-'))
  mkdirSync(path.join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(path.join(folder, 'native', 'lib', 'libx.so.1.2'), 'library')
  const links = [
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' },
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' },
  ]
  writeFileSync(path.join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('links that an install without scripts left out are created, and only once', () => {
  expect(createMissingLinks(folder)).toBe(2)
  expect(readFileSync(path.join(folder, 'native', 'lib', 'libx.so.1'), 'utf8')).toBe('library')
  expect(createMissingLinks(folder)).toBe(0)
})
