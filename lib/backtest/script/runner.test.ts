import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomCandles } from '@/tests/harness/random-form'
import { bombs, failing, peeking, plain, tampering } from '@/tests/harness/script-attacks'
import { escapes } from '@/tests/harness/script-escapes'
import { type ScriptResult, ScriptRunner } from './runner'
import { checkOfScripts } from './see-script'

const patience = 240_000
const runner = new ScriptRunner(checkOfScripts)
afterAll(() => runner.close())

const bars = 60
const { time, open, high, low, close, volume } = randomCandles(seeded(5), bars)
const columns = [time, open, high, low, close, volume]
const run = (code: string, limits = {}, values = {}): Promise<ScriptResult> =>
  runner.run({ code, input: { bars, minutes: 60, values, seed: 7, tick: 0 }, columns, limits })

interface Head {
  lines: string[]
  wishes: unknown[]
}
const headOf = (result: ScriptResult): Head => {
  if (!result.ok) throw new Error(result.sentence)
  return result.head as Head
}
const linesOf = (result: ScriptResult): string[] => (result.ok ? headOf(result).lines : [result.sentence])

const expected = headOf(await run(plain))

test('a script says the same on every repeat, bar by bar, and its chance comes from the seed', async () => {
  expect(expected.wishes.length).toBeGreaterThan(5)
  expect(headOf(await run(plain))).toEqual(expected)
  const chancy = 'export function onBar() { if (Math.random() < 0.5) buy() }'
  const [one, two] = [headOf(await run(chancy)), headOf(await run(chancy))]
  expect(one.wishes.length).toBeGreaterThan(10)
  expect(two).toEqual(one)
})

describe('no known way out of a sandbox leads out of this one', () => {
  test.each(escapes)('$name ($from)', { timeout: patience }, async ({ code }) => {
    const lines = linesOf(await run(code, { cpuMs: 2_000 }))
    expect(lines.filter((line) => line.includes('ESCAPED'))).toEqual([])
    expect(lines.filter((line) => line.includes(process.cwd()))).toEqual([])
  })
})

describe('a script that tampers with what it runs beside changes nothing', () => {
  test.each(tampering)('$name', { timeout: patience }, async ({ code }) => {
    const head = headOf(await run(code))
    expect(head.wishes).toEqual(expected.wishes)
    expect(head.lines).toEqual([])
  })
})

describe('a script cannot ask for what comes later', () => {
  test.each(peeking)('$name', { timeout: patience }, async ({ code }) => {
    const result = await run(code)
    expect(result).toMatchObject({ ok: false, why: 'fault', line: 7 })
  })
})

describe('a script that takes too much is stopped, and the next honest one runs', () => {
  test.each(bombs)('$name', { timeout: patience }, async ({ code }) => {
    const result = await run(code, { cpuMs: 500, memoryMb: 64 })
    expect(result.ok).toBe(false)
    expect(result).toMatchObject({ sentence: expect.stringMatching(/^[A-Z].*\.$/) })
    expect(headOf(await run(plain)).wishes).toEqual(expected.wishes)
  })
})

describe('what is wrong with a script is said in a sentence, with its place', () => {
  test.each(failing)('$name', { timeout: patience }, async ({ code, sentence, line, column }) => {
    const result = await run(code)
    expect(result).toMatchObject({ ok: false, why: 'fault', line })
    if (result.ok) return
    expect(result.sentence).toContain(sentence)
    if (column !== undefined) expect(result.column).toBe(column)
  })
})

test('a script that says too much is heard for 200 lines of 500 characters', async () => {
  const code = `export function onBar() { for (let i = 0; i < 1000; i++) log('x'.repeat(100000)) }`
  const lines = linesOf(await run(code))
  expect(lines).toHaveLength(200)
  expect(lines.every(({ length }) => length === 500)).toBe(true)
})

test('a machine on which the process does not start says so', async () => {
  const nowhere = new ScriptRunner('lib/backtest/engine/script/nowhere.ts')
  const result = await nowhere.run({
    code: plain,
    input: { bars, minutes: 60, values: {}, seed: 7, tick: 0 },
    columns,
  })
  expect(result).toMatchObject({ ok: false, why: 'lost', sentence: expect.stringContaining('cannot run') })
})

test('values of parameters reach the script within their limits', { timeout: patience }, async () => {
  const code = `const p = params({ n: { default: 5, min: 2, max: 9 }, up: true, part: 0.5 })
    log(p.n, p.up, p.part)
    export function onBar() {}`
  expect(headOf(await run(code, {}, { n: 7, up: 0 })).lines).toEqual(['7 false 0.5'])
  expect(linesOf(await run(code, {}, { n: 10 }))).toEqual(['n must be at most 9, not 10.'])
  expect(linesOf(await run(code, {}, { other: 1 }))).toEqual(['There is no parameter named other.'])
})

test('two scripts never share a process, and one that was stopped leaves none', {
  timeout: patience,
}, async () => {
  const mark = 'globalThis.secret = 1; export function onBar() {}'
  await run(mark)
  const seen = await run('export function onBar() { log(typeof secret, typeof globalThis.secret) }')
  expect(linesOf(seen)[0]).toBe('Bar 0: undefined undefined')
})

test('the process of a script has no variables, no rights and no way to open anything', {
  timeout: patience,
}, async () => {
  if (process.platform !== 'linux') return
  headOf(await run(plain))
  const { environ, status, limits } = await processOf(checkOfScripts)
  expect(environ).toBe('')
  if (process.getuid?.() === 0 && anybodyReads(process.cwd()) && anybodyReads(process.execPath))
    expect(status).toMatch(/^Uid:\s+65534\s+65534/m)
  expect(limits).toMatch(/^Max data size\s+\d+\s+\d+/m)
})

/** Whether every folder on the way lets anybody through. */
function anybodyReads(place: string): boolean {
  const through = (statSync(place).mode & 1) === 1
  return through && (path.dirname(place) === place || anybodyReads(path.dirname(place)))
}

const parentOf = (pid: string) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]

/** What the kernel says of the process that runs the engine module, once it can open nothing more. */
async function processOf(word: string): Promise<Record<'environ' | 'status' | 'limits', string>> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8')
        if (parentOf(pid) !== String(process.pid) || !read('cmdline').includes(word)) continue
        const [environ, status, limits] = [read('environ'), read('status'), read('limits')]
        if (/^Max open files\s+0\s+0/m.test(limits)) return { environ, status, limits }
      } catch {}
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('The process was not seen.')
}
