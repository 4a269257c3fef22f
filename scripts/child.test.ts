import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Child, startChild } from './child'
import { worthShowing } from './log-file'

let folder: string
let said: string[]
let child: Child | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tradepost-child-'))
  said = []
})

afterEach(async () => {
  await child?.stop(500)
  rmSync(folder, { recursive: true, force: true })
})

const logFile = () => path.join(folder, 'logs', 'probe.log')

function start(code: string): Child {
  const script = path.join(folder, 'probe.mjs')
  writeFileSync(script, code)
  const say = (line: string) => said.push(line)
  child = startChild({ name: 'probe', script, variables: { PROBE: 'yes' }, logFile: logFile(), say })
  return child
}

const log = () => readFileSync(logFile(), 'utf8')
const stayAlive = 'setInterval(() => {}, 1000)'

test('a child that ends while starting is a failure that quotes its last words', async () => {
  const started = start('console.error("no database"); process.exit(3)')
  await expect.poll(started.failure, { timeout: 10_000 }).toContain('ended with code 3')
  expect(started.failure()).toContain('no database')
})

test('a child that crashes later is started again, and it is said', async () => {
  const started = start(`console.log('up', process.env.PROBE); ${stayAlive}`)
  await expect.poll(log, { timeout: 10_000 }).toContain('up yes')
  started.keepAlive()
  const first = started.pid()
  if (!first) throw new Error('no process')
  process.kill(first, 'SIGKILL')
  await expect.poll(() => log().match(/up yes/g)?.length, { timeout: 10_000 }).toBe(2)
  expect(started.pid()).not.toBe(first)
  expect(said.join()).toContain('was killed by SIGKILL; starting it again in 0.5 s')
})

test('a stopped child stays stopped, also one that ignores the request', async () => {
  const started = start(`process.on('SIGTERM', () => {}); console.log('up'); ${stayAlive}`)
  await expect.poll(log, { timeout: 10_000 }).toContain('up')
  started.keepAlive()
  await started.stop(100)
  const pid = started.pid() ?? 0
  expect(() => process.kill(pid, 0)).toThrow()
  expect(said).toEqual([])
})

test('only warnings, errors and plain error output reach the terminal', () => {
  expect(worthShowing('{"level":30,"msg":"fine"}', true)).toBeUndefined()
  expect(worthShowing('{"level":40,"msg":"slow"}', false)).toBe('warning: slow')
  expect(worthShowing('{"level":50,"msg":"lost","err":{"message":"gone"}}', false)).toBe('error: lost: gone')
  expect(worthShowing('listening', false)).toBeUndefined()
  expect(worthShowing('Error: x', true)).toBe('Error: x')
})
