import { expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'
import { newId } from './ids'
import { takeTurn, tryWorked } from './slow-down'

await freshDatabase()

const slowing = { free: 3, firstPauseS: 1, longestPauseS: 10, forgetS: 100 }
const start = 1_700_000_000_000

/** How long after `at` the next turn is given, by asking. */
async function pauseAfter(key: string, at: number): Promise<number> {
  const error = await takeTurn(key, slowing, at).then(
    () => null,
    (e: Error) => e,
  )
  return error === null ? 0 : Number(/in (\d+) s/.exec(error.message)?.[1])
}

test('the pause begins after the free tries, doubles, and stops growing', async () => {
  const key = newId('user')
  let at = start
  for (let n = 0; n < 4; n++) await takeTurn(key, slowing, at)
  const pauses = []
  for (let n = 0; n < 7; n++) {
    const pause = await pauseAfter(key, at)
    pauses.push(pause)
    at += pause * 1_000
    await takeTurn(key, slowing, at)
  }
  expect(pauses).toEqual([1, 2, 4, 8, 10, 10, 10])
})

test('asking during a pause makes it no longer, so nobody is locked out for good', async () => {
  const key = newId('user')
  for (let n = 0; n < 4; n++) await takeTurn(key, slowing, start)
  for (let n = 0; n < 20; n++) expect(await pauseAfter(key, start + 10)).toBe(1)
  await expect(takeTurn(key, slowing, start + 1_000)).resolves.toEqual({ workedBefore: false })
})

test('a try that worked, and enough time, wipe the slate', async () => {
  const [one, other] = [newId('user'), newId('user')]
  for (const key of [one, other]) for (let n = 0; n < 4; n++) await takeTurn(key, slowing, start)
  await tryWorked(one, start)
  for (let n = 0; n < 3; n++) expect(await pauseAfter(one, start)).toBe(0)
  for (let n = 0; n < 3; n++) expect(await pauseAfter(other, start + 111_000)).toBe(0)
})

test('a hundred guesses at one instant get the free tries and one more', async () => {
  const key = newId('user')
  const guesses = Array.from({ length: 100 }, () => takeTurn(key, slowing, start))
  const outcomes = await Promise.allSettled(guesses)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
})

test('the failures of one account and address slow no other', async () => {
  const key = newId('user')
  for (let n = 0; n < 4; n++) await takeTurn(`${key} @1`, slowing, start)
  expect(await pauseAfter(`${key} @1`, start)).toBe(1)
  expect(await pauseAfter(`${key} @2`, start)).toBe(0)
})

test('where a try has worked is known for a month, failures in between or not', async () => {
  const key = newId('user')
  const day = 24 * 3_600_000
  expect(await takeTurn(key, slowing, start)).toEqual({ workedBefore: false })
  await tryWorked(key, start)
  expect(await takeTurn(key, slowing, start + day)).toEqual({ workedBefore: true })
  expect(await takeTurn(key, slowing, start + 29 * day)).toEqual({ workedBefore: true })
  expect(await takeTurn(key, slowing, start + 61 * day)).toEqual({ workedBefore: false })
})
