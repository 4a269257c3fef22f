import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullBucket, type Rate, takeToken } from './token-bucket'

const rate: Rate = { perSecond: 2, burst: 3 }

function waits(times: number[], from = rate): number[] {
  let bucket = fullBucket(from, 0)
  return times.map((at) => {
    const taken = takeToken(bucket, from, at)
    bucket = taken.bucket
    return taken.waitMs
  })
}

test('a full bucket serves its burst at once and then one token per interval', () => {
  expect(waits([0, 0, 0, 0, 0])).toEqual([0, 0, 0, 500, 1_000])
})

test('tokens come back with time and never beyond the burst', () => {
  expect(waits([0, 0, 0, 10_000, 10_000, 10_000, 10_000])).toEqual([0, 0, 0, 0, 0, 0, 500])
})

test('a clock that runs backwards gives nothing away', () => {
  expect(waits([1_000, 1_000, 1_000, 0])).toEqual([0, 0, 0, 500])
})

test('no stretch of time serves more than its burst and its refill', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80 }), (gaps) => {
      let now = 0
      const asked = gaps.map((gap) => {
        now += gap
        return now
      })
      const waited = waits(asked)
      const served = asked.map((at, i) => at + (waited[i] ?? 0)).sort((a, b) => a - b)
      for (let i = 0; i + rate.burst < served.length; i++) {
        const spanMs = (served[i + rate.burst] ?? 0) - (served[i] ?? 0)
        expect(spanMs).toBeGreaterThanOrEqual(1_000 / rate.perSecond - 1)
      }
    }),
  )
})
