import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Finding } from './check/finding'
import { type Step, steps } from './check/steps'

interface Outcome {
  name: string
  ok: boolean
  ms: number
  findings: Finding[]
}

const help = `npm run check -- [--only borders,docs] [--write] [--json]
  --only   run these steps only, by name
  --write  write public/openapi.json and client/routes.ts anew
  --json   the last line is {"steps":[{"name","ok","ms"}]}`

const root = path.resolve(import.meta.dirname, '..')
const atOnce = 2

async function perform(step: Step): Promise<Outcome> {
  const startedAt = performance.now()
  const findings = await step.run(root).catch((error: unknown) => [
    {
      where: '',
      what: `could not run: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    },
  ])
  const ms = Math.round(performance.now() - startedAt)
  return { name: step.name, ok: findings.length === 0, ms, findings }
}

function report({ name, ok, ms, findings }: Outcome): void {
  const lines = findings.map(({ where, what }) => (where === '' ? what : `${where}  ${what}`))
  console.log(`${ok ? 'pass' : 'FAIL'}  ${name.padEnd(20)} ${(ms / 1000).toFixed(1).padStart(5)} s`)
  for (const line of lines.join('\n').split('\n')) if (line !== '') console.log(`      ${line}`)
}

/** Runs all steps, two at a time; one that fails stops nothing. */
async function runAll(chosen: Step[]): Promise<Outcome[]> {
  const waiting = [...chosen]
  const outcomes: Outcome[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const outcome = await perform(step)
      report(outcome)
      outcomes.push(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return outcomes
}

function choose(all: Step[], only: string | undefined): Step[] {
  if (only === undefined) return all
  const names = only.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !all.some((step) => step.name === name))
  if (unknown.length === 0) return all.filter((step) => names.includes(step.name))
  console.error(
    `No step is called ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(help)
  process.exit(0)
}

const startedAt = performance.now()
const outcomes = await runAll(choose(steps(values.write), values.only))
const failed = outcomes.filter(({ ok }) => !ok).length
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(`check: ${outcomes.length - failed} passed, ${failed} failed in ${seconds} s`)
if (values.json)
  console.log(JSON.stringify({ steps: outcomes.map(({ name, ok, ms }) => ({ name, ok, ms })) }))
process.exit(failed > 0 ? 1 : 0)
