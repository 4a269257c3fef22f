/** A limit on one metric; both ends may be given. */
export interface Limit {
  min?: number
  max?: number
}

export interface Report {
  name: string
  metrics: Record<string, number>
  budget: Record<string, Limit>
  pass: boolean
}

const holds = (value: number | undefined, { min, max }: Limit): boolean =>
  value !== undefined &&
  Number.isFinite(value) &&
  (min === undefined || value >= min) &&
  (max === undefined || value <= max)

/** Judges metrics by their budget. A metric with a budget that was not measured fails. */
export function judge(name: string, metrics: Record<string, number>, budget: Record<string, Limit>): Report {
  const pass = Object.entries(budget).every(([metric, limit]) => holds(metrics[metric], limit))
  return { name, metrics, budget, pass }
}

/** Prints a table for people; with `--json` also one last line for programs. Sets the exit code. */
export function finish(report: Report, argv: readonly string[] = process.argv): void {
  for (const [metric, value] of Object.entries(report.metrics)) {
    const limit = report.budget[metric]
    console.log(`${metric.padEnd(34)} ${figure(value).padStart(12)}  ${limit ? verdict(value, limit) : ''}`)
  }
  console.log(report.pass ? `${report.name}: within budget` : `${report.name}: OVER BUDGET`)
  if (argv.includes('--json')) console.log(JSON.stringify(report))
  process.exitCode = report.pass ? 0 : 1
}

function verdict(value: number, limit: Limit): string {
  const words = [
    ...(limit.min === undefined ? [] : [`at least ${limit.min}`]),
    ...(limit.max === undefined ? [] : [`at most ${limit.max}`]),
  ]
  return `${words.join(', ')}: ${holds(value, limit) ? 'ok' : 'NO'}`
}

const figure = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3))

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

/** The q-quantile (0 to 1) of some figures, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}
