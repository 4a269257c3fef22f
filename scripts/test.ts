import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale } from './build'
import { endRunning } from './child'
import { findChromium, installChromium, noChromium } from './chromium'
import { type Counts, checkCounts, closingLine, none, playwrightCounts, sum, vitestCounts } from './counts'
import { root } from './settings'

const reports = path.join(root, '.tradepost', 'test')
const passed: Counts = { ...none, passed: 1 }
const failed: Counts = { ...none, failed: 1 }

let current: ChildProcess | undefined
let interrupted = false

type Ran = { code: number; output: string }

/** Runs a script under this Node; its output is shown and kept. */
function run(args: string[], variables: Record<string, string> = {}): Promise<Ran> {
  const env = { ...process.env, ...variables }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'inherit'] })
  current = child
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    process.stdout.write(chunk)
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 1, output }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

async function check(): Promise<Counts> {
  const { code, output } = await run(['--import', './scripts/alias.mjs', 'scripts/check.ts', '--json'])
  return checkCounts(output) ?? (code === 0 ? passed : failed)
}

async function unit(): Promise<Counts> {
  const file = path.join(reports, 'vitest.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  const report = readReport(file)
  if (!report) return failed
  const counts = vitestCounts(report as Parameters<typeof vitestCounts>[0])
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

async function build(): Promise<Counts> {
  const built = await buildIfStale(
    { NEXT_TELEMETRY_DISABLED: '1' },
    path.join(root, '.tradepost', 'logs', 'build.log'),
  )
  if (!built) console.log('The last build is of these sources.')
  return passed
}

async function browser(): Promise<Counts> {
  const folder = path.join(root, 'tests', 'e2e')
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.spec.ts'))) {
    console.log('There are no browser tests in tests/e2e.')
    return failed
  }
  const chromium = findChromium() ?? installChromium()
  if (!chromium) {
    console.log(noChromium)
    return failed
  }
  const file = path.join(reports, 'playwright.json')
  rmSync(file, { force: true })
  const { code } = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const report = readReport(file)
  if (!report) return failed
  const counts = playwrightCounts(report as Parameters<typeof playwrightCounts>[0])
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const steps = [
  { name: 'check', title: 'Static checks', work: check },
  { name: 'unit', title: 'Unit and integration tests', work: unit },
  { name: 'build', title: 'Production build', work: build },
  { name: 'browser', title: 'Browser tests', work: browser },
]

async function runStep(step: (typeof steps)[number]): Promise<{ line: string; counts: Counts }> {
  console.log(`\n── ${step.title}`)
  const begun = performance.now()
  const counts = await step.work().catch((error: Error) => {
    console.log(error.name === 'Problem' ? error.message : error)
    return failed
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  return { line: `${step.title.padEnd(28)} ${seconds.padStart(6)} s   ${closingLine(counts)}`, counts }
}

function end(signal: NodeJS.Signals): void {
  interrupted = true
  endRunning()
  current?.kill(signal)
}

// `npm test -- unit browser` runs only those steps.
const wanted = process.argv.slice(2)
const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
mkdirSync(reports, { recursive: true })

const results: Awaited<ReturnType<typeof runStep>>[] = []
for (const step of chosen) if (!interrupted) results.push(await runStep(step))
const total = sum(results.map((result) => result.counts))
const unfinished = interrupted || chosen.length === 0 || total.passed === 0
if (interrupted) console.log('\nInterrupted.')
console.log(`\n${results.map((result) => result.line).join('\n')}\n`)
console.log(closingLine(total))
process.exitCode = total.failed > 0 || unfinished ? 1 : 0
