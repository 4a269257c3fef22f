import { type Bars, columns, newBars } from '@/lib/backtest/engine/candles/bars'
import { type Finding, inspectBars, type Report, wordsOf } from '@/lib/backtest/engine/candles/inspect'
import { refuse } from '@/lib/kernel/errors'
import { type Frame, frameMs } from '../schemas/frame'

const header = columns.join(',')
/** Earlier than any candle, so that seconds are not taken for milliseconds. */
const earliest = Date.UTC(2000, 0, 1)
const linesAtOnce = 20_000
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

const bad = (sentence: string): never =>
  refuse('bad_candles', sentence, { status: 400, fields: { csv: sentence } })

/**
 * The bars of a CSV file: `ts,open,high,low,close,volume`, the oldest first. Refuses the whole file at its first bad
 * line and names it; gaps are no fault. Gives way to other work while it reads.
 */
export async function parseCandleCsv(
  text: string,
  frame: Frame,
  now: Date,
): Promise<{ bars: Bars; report: Report }> {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  const [first, ...rows] = lines
  if (first === undefined) return bad('This file is empty.')
  if (first.trim().toLowerCase().replaceAll(/\s|"/g, '') !== header) bad(`Line 1 must be: ${header}`)
  if (rows.length === 0) bad('This file has a header and no candles.')
  const bars = newBars(rows.length)
  for (let i = 0; i < rows.length; i++) {
    if (i % linesAtOnce === linesAtOnce - 1) await new Promise(setImmediate)
    readRow(bars, i, rows[i] as string)
  }
  const report = inspectBars(bars, frameMs[frame], Number.POSITIVE_INFINITY)
  const fault = report.findings.find(({ flaw }) => flaw !== 'gap')
  if (fault) bad(faultSentence(fault, bars, frame))
  const last = bars.ts.length - 1
  if ((bars.ts[last] ?? 0) + frameMs[frame] > now.getTime())
    bad(`Line ${last + 2} is a candle of ${frame} that has not ended yet.`)
  return { bars, report }
}

function readRow(bars: Bars, i: number, row: string): void {
  const fields = row.split(',')
  if (fields.length !== columns.length)
    bad(`Line ${i + 2} has ${fields.length} values instead of ${columns.length}.`)
  columns.forEach((name, at) => {
    const field = (fields[at] ?? '').trim()
    if (!number.test(field)) bad(`Line ${i + 2}: ${name} is "${field.slice(0, 30)}", which is no number.`)
    bars[name][i] = Number(field)
  })
  const ts = bars.ts[i] ?? 0
  if (!Number.isInteger(ts) || ts < earliest || ts > 8.64e15)
    bad(
      `Line ${i + 2}: ts is ${fields[0]?.trim().slice(0, 30)}, which is no time in milliseconds since 1970, UTC.`,
    )
}

function faultSentence(fault: Finding, bars: Bars, frame: Frame): string {
  const line = `Line ${fault.bar + 2}`
  if (fault.flaw !== 'off-grid') return `${line} ${wordsOf(fault).replaceAll(/\bbar\b/g, 'candle')}.`
  const at = new Date(bars.ts[fault.bar] ?? 0).toISOString()
  return `${line} opens at ${at}, where no candle of ${frame} begins.`
}
