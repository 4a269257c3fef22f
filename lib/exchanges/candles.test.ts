import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, sql } from '@/db/client'
import { type Bars, barCount, columns, newBars, sliceBars } from '@/lib/backtest/engine/candles/bars'
import { resample } from '@/lib/backtest/engine/candles/resample'
import { anonymous, system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'
import { bitcoin, newSeries, plainBars } from '@/tests/harness/candles'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import {
  dataHash,
  findSeries,
  handOverCandles,
  hashOfBars,
  loadCandles,
  type Series,
  writeBars,
} from './index'
import { frameMs } from './schemas/frame'

const hour = frameMs['1h']
const start = Date.UTC(2024, 0, 30)
const always = [0, Date.UTC(2100, 0, 1)] as const

beforeAll(async () => {
  await freshDatabase()
})

const write = (series: Series, bars: Bars, bad: { ts: number; flaw: string }[] = []) =>
  inTransaction(system('test'), (ctx) => writeBars(ctx, series, bars, bad))

/** Bars of another run without some of them. */
function without(bars: Bars, ...gone: number[]): Bars {
  const kept = [...bars.ts.keys()].filter((i) => !gone.includes(i))
  const rest = newBars(kept.length)
  for (const name of columns) rest[name].set(kept.map((i) => bars[name][i] ?? 0))
  return rest
}

test('what was written is read back exactly, in any pieces and any order, and writing it again changes nothing', async () => {
  const bars = plainBars(120, start, hour)
  const series = await newSeries('1h', await own())
  await fc.assert(
    fc.asyncProperty(fc.nat(119), fc.nat(119), async (a, b) => {
      await write(series, sliceBars(bars, Math.min(a, b), Math.max(a, b) + 1))
    }),
    { numRuns: 20 },
  )
  await write(series, bars)
  expect(await loadCandles(db, series.id, ...always)).toEqual(bars)
  const before = await sql`select xmin::text from candle_block where series_id = ${series.id}`
  expect(await write(series, bars)).toEqual({ added: 0, replaced: 0 })
  expect(await sql`select xmin::text from candle_block where series_id = ${series.id}`).toEqual(before)
})

test('a corrected bar takes the place of the old one', async () => {
  const bars = plainBars(60, start, hour)
  const series = await newSeries('1h', await own())
  await write(series, bars)
  const other = plainBars(60, start, hour, 1)
  expect(await write(series, sliceBars(other, 20, 25))).toEqual({ added: 0, replaced: 5 })
  const read = await loadCandles(db, series.id, ...always)
  expect(sliceBars(read, 20, 25)).toEqual(sliceBars(other, 20, 25))
  expect(sliceBars(read, 25, 60)).toEqual(sliceBars(bars, 25, 60))
})

test('two writers of one series at once lose nothing', async () => {
  const bars = plainBars(400, start, hour)
  const series = await newSeries('1h', await own())
  const parts = [...Array(8).keys()].map((n) =>
    without(bars, ...[...bars.ts.keys()].filter((i) => i % 8 !== n)),
  )
  await Promise.all(parts.map((part) => write(series, part)))
  expect(await loadCandles(db, series.id, ...always)).toEqual(bars)
})

test('gaps stay gaps, a bad bar is told until a sound one comes, and an unsound one is never kept', async () => {
  const bars = plainBars(48, start, hour)
  const series = await newSeries('1h', await own())
  const holed = without(bars, 7, 8)
  const bad = { ts: bars.ts[7] ?? 0, flaw: 'high-below-low' }
  await write(series, holed, [bad])
  expect(await loadCandles(db, series.id, ...always)).toEqual(holed)
  const told = async () =>
    (await sql`select bad from candle_block where series_id = ${series.id} order by month`)[0]?.bad
  expect(await told()).toEqual([bad])
  await write(series, holed, [bad])
  expect(await told()).toEqual([bad])
  await write(series, sliceBars(bars, 7, 8))
  expect(await told()).toEqual([])
  const broken = plainBars(3, start, hour)
  broken.low[1] = 0
  await expect(write(series, broken)).rejects.toThrow('a price that is zero or negative')
  expect(await loadCandles(db, series.id, ...always)).toEqual(without(bars, 8))
})

describe('reading', () => {
  test('a range begins and ends where it says', async () => {
    const bars = plainBars(90, start, hour)
    const series = await newSeries('1h', await own())
    await write(series, bars)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -5, max: 95 }), fc.integer({ min: -5, max: 95 }), async (a, b) => {
        const [from, to] = [start + a * hour, start + b * hour]
        const read = await loadCandles(db, series.id, from, to)
        expect([...read.ts]).toEqual([...bars.ts].filter((ts) => ts >= from && ts < to))
      }),
      { numRuns: 25 },
    )
    expect(barCount(await loadCandles(db, series.id, Date.UTC(1990, 0, 1), Date.UTC(1991, 0, 1)))).toBe(0)
  })

  test('a longer frame is put together exactly; a bar that lacks a part is left out', async () => {
    const bars = plainBars(24 * 4, start, hour)
    const series = await newSeries('1h', await own())
    await write(series, without(bars, 30))
    const whole = resample(bars, hour, 4 * hour).bars
    expect(await loadCandles(db, series.id, ...always, '4h')).toEqual(without(whole, 7))
    expect(await loadCandles(db, series.id, start + hour, start + 24 * hour, '4h')).toEqual(
      sliceBars(whole, 1, 6),
    )
    await expect(loadCandles(db, series.id, ...always, '15m')).rejects.toThrow('cannot be put together')
  })

  test('a file is seen by nobody but its owner, and goes with the account that takes its owner over', async () => {
    const [mine, other] = [await newPerson(db), await newPerson(db)]
    const series = await newSeries('1h', { personId: mine.id, name: 'Mine' })
    const same = await newSeries('1h', { personId: other.id, name: 'Mine' })
    expect(await findSeries(db, mine, series.id)).toMatchObject({ frame: '1h', instrument: bitcoin })
    for (const actor of [other, anonymous])
      await expect(findSeries(db, actor, series.id)).rejects.toMatchObject({ status: 404 })
    await inTransaction(system('test'), (ctx) => handOverCandles(ctx, mine.id, other.id))
    expect((await findSeries(db, other, series.id)).name).toBe(`Mine ${series.id.slice(-6)}`)
    expect((await findSeries(db, other, same.id)).name).toBe('Mine')
    const ofHouse = await newSeries('1h')
    expect((await findSeries(db, anonymous, ofHouse.id)).id).toBe(ofHouse.id)
    expect((await newSeries('1h')).id).toBe(ofHouse.id)
  })
})

describe('the hash of a range', () => {
  test('equals that of the same bars in memory, however the range is cut and the bars came in', async () => {
    const bars = plainBars(24 * 70, start, hour)
    const [at, pieces] = [await newSeries('1h', await own()), await newSeries('1h', await own())]
    await write(at, bars)
    await write(pieces, sliceBars(bars, 500, bars.ts.length))
    await write(pieces, sliceBars(bars, 0, 700))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -50, max: 1_700 }),
        fc.integer({ min: -50, max: 1_700 }),
        async (a, b) => {
          const [from, to] = [start + a * hour, start + b * hour]
          const hash = hashOfBars(await loadCandles(db, at.id, from, to), '1h')
          expect(await dataHash(db, at.id, from, to)).toBe(hash)
          expect(await dataHash(db, pieces.id, from, to)).toBe(hash)
        },
      ),
      { numRuns: 25 },
    )
    expect(await dataHash(db, at.id, ...always)).toBe(
      await dataHash(db, at.id, start, start + 24 * 70 * hour),
    )
  })

  test('changes with every figure and every missing bar', async () => {
    const bars = plainBars(100, start, hour)
    const hash = hashOfBars(bars, '1h')
    expect(hashOfBars(without(bars, 50), '1h')).not.toBe(hash)
    expect(hashOfBars(bars, '5m')).not.toBe(hash)
    bars.volume[99] = 12_345.678
    expect(hashOfBars(bars, '1h')).not.toBe(hash)
  })
})

test('a million bars of five minutes are read as one row per month', async () => {
  const five = frameMs['5m']
  const from = Date.UTC(2015, 0, 1)
  const bars = plainBars(1_000_000, from, five)
  const series = await newSeries('5m', await own())
  await write(series, bars)
  const [first] = await sql`
    select count(*)::int as rows from candle_block where series_id = ${series.id}`
  expect(first?.rows).toBe(115)
  const read = await loadCandles(db, series.id, ...always)
  expect(barCount(read)).toBe(1_000_000)
  for (const name of columns) expect(Buffer.compare(bytesOf(read[name]), bytesOf(bars[name]))).toBe(0)
})

const bytesOf = (column: Float64Array) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)

let files = 0
/** A file of a new person, so that no test reads another one's bars. */
const own = async () => ({ personId: (await newPerson(db)).id, name: `File ${files++}` })
