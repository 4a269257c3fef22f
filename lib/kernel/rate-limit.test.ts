import { expect, test } from 'vitest'
import { newId } from './ids'
import { countCall } from './rate-limit'

test('the call over the limit is refused with the time to wait, and the next window is open again', () => {
  const who = newId('user')
  const limit = { max: 3, windowS: 60 }
  for (let n = 0; n < 3; n++) countCall('test.act', who, limit, 1_000)
  expect(() => countCall('test.act', who, limit, 31_000)).toThrow(/Try again in 30 s/)
  expect(() => countCall('test.act', who, limit, 61_000)).not.toThrow()
})

test('one caller and one operation do not use up the calls of another', () => {
  const [one, other] = [newId('user'), newId('user')]
  countCall('test.act', one, { max: 1, windowS: 60 }, 0)
  expect(() => countCall('test.act', other, { max: 1, windowS: 60 }, 0)).not.toThrow()
  expect(() => countCall('test.other', one, { max: 1, windowS: 60 }, 0)).not.toThrow()
})
