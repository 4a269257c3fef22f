import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '@/tests/harness/database'
import { cursorTime, readCursor, timeAndId, writeCursor } from './cursor'
import { rawSql } from './db'
import { newId } from './ids'

await freshDatabase()

test('a cursor gives back what was written, and none is the first page', () => {
  const last = ['2026-11-21 23:59:59.123456+00', newId('deal')] as const
  expect(readCursor(timeAndId('deal'), writeCursor(...last))).toEqual(last)
  expect(readCursor(timeAndId('deal'), undefined)).toBeNull()
})

test.each([
  ['words', 'hello'],
  ['what decodes to a number and a control character', '&MSBc8UqhV'],
  ['a day that no month has', writeCursor('2026-02-31T00:00:00Z', newId('deal'))],
  ['a year that PostgreSQL does not know', writeCursor('0000-01-01T00:00:00Z', newId('deal'))],
  ['an hour too late', writeCursor('2026-01-01T25:00:00Z', newId('deal'))],
  ['the id of another kind', writeCursor('2026-01-01T00:00:00Z', newId('order'))],
  ['an id with a NUL', writeCursor('2026-01-01T00:00:00Z', 'deal_\u0000')],
])('%s is refused with a sentence', (_, cursor) => {
  expect(() => readCursor(timeAndId('deal'), cursor)).toThrow(/no longer known/)
})

test('a text that PostgreSQL cannot read is refused in every shape', () => {
  for (const text of ['\u0000', 'a\ud800'])
    expect(() => readCursor(z.tuple([z.string()]), writeCursor(text))).toThrow(/no longer known/)
})

test('every time that passes is one that PostgreSQL reads', async () => {
  const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const text = fc
    .tuple(fc.constantFrom('1999', '2000', '2026', '2999', '0000'), two, two, two, two, two)
    .chain(([year, ...[month, day, hour, minute, second]]) =>
      fc
        .constantFrom('Z', '+00', '-14', '+05:30', '+14:59', '')
        .map((zone) => `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`),
    )
  const likely = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const passing = fc
    .sample(fc.oneof(text, likely), { numRuns: 4_000, seed: 1 })
    .filter((each) => cursorTime.safeParse(each).success)
  expect(passing.length).toBeGreaterThan(1_000)
  const [row] = await rawSql()`select count(t::timestamptz)::int as read from unnest(${passing}::text[]) as t`
  expect(row).toEqual({ read: passing.length })
})
