import { expect } from 'vitest'
import type { FormRun } from '../../lib/backtest/engine/run/form-result'

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** Everything but the curve and the bars, which are compared by their bytes. */
const rest = ({
  equity: _equity,
  outcome: { bars: _bars, equity: _curve, ...outcome },
  ...run
}: FormRun) => ({
  ...run,
  outcome,
})

/** Two results that are the same to the last bit. */
export function expectSameRun(found: FormRun, wanted: FormRun, label: string): void {
  expect(bytesOf(found.equity).equals(bytesOf(wanted.equity)), `${label}: equity`).toBe(true)
  expect(bytesOf(found.outcome.equity).equals(bytesOf(wanted.equity)), `${label}: curve`).toBe(true)
  expect(rest(found), label).toEqual(rest(wanted))
}
