import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db, sql } from '@/db/client'
import { type Bars, barCount, columns } from '@/lib/backtest/engine/candles/bars'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'
import { bitcoin, plainBars } from '@/tests/harness/candles'
import { freshDatabase } from '@/tests/harness/database'
import { someBars } from '@/tests/harness/market'
import { newPerson } from '@/tests/harness/people'
import { deleteCandleFile, importCandleFile, loadCandles, saveInstrument, sendCandleFile } from '../index'
import { filesPerPerson } from '../schemas/file'
import { frameMs } from '../schemas/frame'
import { parseCandleCsv } from './parse-csv'

const hour = frameMs['1h']
const start = Date.UTC(2024, 0, 30)
const always = [0, Date.UTC(2100, 0, 1)] as const
let instrumentId: string

beforeAll(async () => {
  await freshDatabase()
  instrumentId = await inTransaction(system('test'), (ctx) => saveInstrument(ctx, bitcoin))
})

const csvOf = (bars: Bars): string =>
  [
    'ts,open,high,low,close,volume',
    ...[...bars.ts.keys()].map((i) => columns.map((name) => bars[name][i]).join(',')),
  ]
    .join('\n')
    .concat('\n')

const about = (name = 'Mine', frame = '1h') => ({ instrumentId, frame, name })

const send = (actor: Person, text: string | Buffer, file = about()) =>
  sendCandleFile({ actor }, file, async () => Buffer.from(text))

const seriesOf = ({ id }: Person) => sql`select id from candle_series where person_id = ${id}`

test('what is written to a file is read back from it exactly', async () => {
  await fc.assert(
    fc.asyncProperty(someBars(1, 40), async (bars) => {
      bars.ts.forEach((_, i) => {
        bars.ts[i] = start + i * hour
      })
      expect((await parseCandleCsv(csvOf(bars), '1h', new Date())).bars).toEqual(bars)
    }),
  )
})

test.each([
  ['plain', (text: string) => Buffer.from(text)],
  ['packed', (text: string) => gzipSync(text)],
  [
    'with Windows line ends and a byte order mark',
    (text: string) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`),
  ],
])('a %s file comes in whole, and once however often it is sent', async (_, write) => {
  const actor = await newPerson(db)
  const bars = plainBars(300, start, hour)
  const first = await send(actor, write(csvOf(bars)))
  expect(first).toMatchObject({ bars: 300, added: 300, replaced: 0, missing: 0 })
  expect(await loadCandles(db, first.seriesId, ...always)).toEqual(bars)
  expect(await send(actor, write(csvOf(bars)))).toMatchObject({
    seriesId: first.seriesId,
    added: 0,
    replaced: 0,
  })
  expect(await send(actor, csvOf(plainBars(310, start, hour, 1)))).toMatchObject({ added: 10, replaced: 300 })
})

const lines = csvOf(plainBars(5, start, hour))
  .trimEnd()
  .split('\n')
const withLine = (line: number, text: string) =>
  lines.map((each, i) => (i === line - 1 ? text : each)).join('\n')
const changed = (line: number, column: number, value: string) =>
  withLine(
    line,
    (lines[line - 1] ?? '')
      .split(',')
      .map((each, i) => (i === column ? value : each))
      .join(','),
  )

test.each([
  ['no bytes', '', 'This file is empty.'],
  ['blank lines', '\n\n', 'This file is empty.'],
  ['a header alone', 'ts,open,high,low,close,volume\n', 'This file has a header and no candles.'],
  ['another header', 'time,price\n1,2', 'Line 1 must be: ts,open,high,low,close,volume'],
  ['a line too short', withLine(3, '1706572800000,1,2'), 'Line 3 has 3 values instead of 6.'],
  ['a blank line', withLine(3, ''), 'Line 3 has 1 values instead of 6.'],
  ['NaN', changed(4, 2, 'NaN'), 'Line 4: high is "NaN", which is no number.'],
  ['nothing where a price belongs', changed(4, 4, ' '), 'Line 4: close is "", which is no number.'],
  ['infinity', changed(2, 5, '1e999'), 'Line 2 has a value that is no number.'],
  ['zero', changed(2, 3, '0'), 'Line 2 has a price that is zero or negative.'],
  ['a negative price', changed(6, 3, '-5'), 'Line 6 has a price that is zero or negative.'],
  ['a negative volume', changed(6, 5, '-5'), 'Line 6 has a negative volume.'],
  ['a high below the low', changed(3, 2, '1'), 'Line 3 has a high below its low.'],
  ['an open outside', changed(3, 1, '1'), 'Line 3 opens or closes outside its high and low.'],
  ['a time twice', changed(3, 0, String(start)), 'Line 3 has the same time as the candle before it.'],
  ['a time too early', changed(4, 0, String(start)), 'Line 4 is older than the candle before it.'],
  [
    'seconds',
    changed(2, 0, String(start / 1_000)),
    `Line 2: ts is ${start / 1_000}, which is no time in milliseconds since 1970, UTC.`,
  ],
  ['a date', changed(2, 0, '2024-01-30'), 'Line 2: ts is "2024-01-30", which is no number.'],
  [
    'a time off the grid',
    changed(2, 0, String(start - 60_000)),
    'Line 2 opens at 2024-01-29T23:59:00.000Z, where no candle of 1h begins.',
  ],
  [
    'the future',
    changed(6, 0, String(Date.UTC(2099, 0, 1))),
    'Line 6 is a candle of 1h that has not ended yet.',
  ],
  ['no text', Buffer.from([1, 0, 2]), 'This file is not text.'],
  [
    'a damaged archive',
    gzipSync(lines.join('\n')).subarray(0, 60),
    'This file is damaged: it cannot be unpacked.',
  ],
])('%s is refused in a sentence, and nothing of the file is kept', async (_, text, sentence) => {
  const actor = await newPerson(db)
  await expect(send(actor, text)).rejects.toMatchObject({
    code: 'bad_candles',
    status: 400,
    message: sentence,
  })
  expect(await seriesOf(actor)).toHaveLength(0)
})

test('a file that unpacks to more than memory should hold is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(140 * 1024 * 1024, 48))
  await expect(send(await newPerson(db), bomb)).rejects.toMatchObject({ code: 'bad_candles', status: 400 })
})

test('a gap in a file is told and stays a gap', async () => {
  const actor = await newPerson(db)
  const { seriesId, missing } = await send(actor, lines.filter((_, i) => i !== 2).join('\n'))
  expect(missing).toBe(1)
  expect(barCount(await loadCandles(db, seriesId, ...always))).toBe(4)
})

test('a stranger, a suspended person and an unknown pair are refused before anything is read', async () => {
  const reading = () => Promise.reject(new Error('was read'))
  const actor = await newPerson(db)
  const missing = { ...about(), instrumentId: instrumentId.replace(/.$/, (c) => (c === 'a' ? 'b' : 'a')) }
  await expect(sendCandleFile({ actor: anonymous }, about(), reading)).rejects.toMatchObject({ status: 401 })
  await expect(
    sendCandleFile({ actor: { ...actor, suspended: true } }, about(), reading),
  ).rejects.toMatchObject({ code: 'suspended' })
  await expect(sendCandleFile({ actor }, missing, reading)).rejects.toMatchObject({ status: 404 })
  await expect(sendCandleFile({ actor }, about('', '1h'), reading)).rejects.toMatchObject({
    message: 'Give the candles a name.',
  })
  await expect(sendCandleFile({ actor }, about('x', '7m'), reading)).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('programs send text, the same key twice is one import, and the owner alone deletes it', async () => {
  const [actor, other] = [await newPerson(db), await newPerson(db)]
  const input = { ...about(), csv: lines.join('\n') }
  const once = { actor, idempotencyKey: 'candles-1' }
  const kept = await importCandleFile.run(once, input)
  expect(await importCandleFile.run(once, input)).toEqual(kept)
  await expect(deleteCandleFile.run({ actor: other }, kept)).rejects.toMatchObject({ status: 404 })
  await deleteCandleFile.run({ actor }, kept)
  expect(await sql`select 1 from candle_block where series_id = ${kept.seriesId}`).toHaveLength(0)
})

test('a person keeps so many files and no more', async () => {
  const actor = await newPerson(db)
  await sql`insert into candle_series (id, instrument_id, frame, person_id, name, created_at, updated_at)
    select 'ser_' || substr(${actor.id}, 5, 24) || lpad(n::text, 2, '0'), ${instrumentId}, '1h', ${actor.id}, 'file ' || n, now(), now()
    from generate_series(1, ${filesPerPerson}) n`
  await expect(send(actor, lines.join('\n'))).rejects.toMatchObject({ code: 'too_many_files' })
  expect(await send(actor, lines.join('\n'), about('file 7'))).toMatchObject({ added: 5 })
})

const real = path.resolve('..', 'shared', 'data', 'ohlcv', 'BTCUSDT-5m.csv.gz')
test.skipIf(!existsSync(real))('real candles come in from the published file', async () => {
  const kept = await send(await newPerson(db), readFileSync(real), about('Real', '5m'))
  expect(kept).toMatchObject({ bars: 71_769, added: 71_769, missing: 0 })
})
