import { expect, test } from 'vitest'
import { assert, Bug, notFound, Outage, problemOf, Refusal, refuse } from './errors'

const caught = (body: () => unknown): unknown => {
  try {
    body()
  } catch (error) {
    return error
  }
  return undefined
}

test('a refusal keeps its code, sentence, status and fields', () => {
  const error = caught(() =>
    refuse('too_cheap', 'The price is too low.', { status: 400, fields: { price: 'Too low.' } }),
  )
  expect(problemOf(error)).toEqual({
    type: 'urn:tradepost:problem:too_cheap',
    title: 'too cheap',
    status: 400,
    code: 'too_cheap',
    detail: 'The price is too low.',
    fields: { price: 'Too low.' },
  })
})

test('"not yours" and "does not exist" look the same', () => {
  const first = problemOf(caught(() => notFound('deal')))
  const second = problemOf(caught(() => notFound('deal')))
  expect(first).toEqual(second)
  expect(first.status).toBe(404)
})

test('a bug tells a person nothing of its message, its cause or its stack', () => {
  const bug = new Bug('select * from person where id = usr_secret', new Error('password=hunter2'))
  for (const error of [bug, new TypeError('usr_secret hunter2'), 'hunter2', null, undefined]) {
    const text = JSON.stringify(problemOf(error))
    expect(text).not.toMatch(/hunter2|usr_secret|select|\.ts/)
    expect(problemOf(error)).toMatchObject({ status: 500, code: 'internal' })
  }
})

test('an outage tells what failed and hides its cause', () => {
  const outage = new Outage('steam', 'Steam does not answer.', {
    cause: new Error('token=abc'),
    code: 'ETIMEDOUT',
  })
  expect(problemOf(outage)).toMatchObject({
    status: 503,
    code: 'unavailable',
    detail: 'Steam does not answer. Nothing was changed; try again in a moment.',
  })
  expect(JSON.stringify(problemOf(outage))).not.toMatch(/token|ETIMEDOUT/)
})

test('a doubtful outage does not promise that nothing happened', () => {
  const { detail } = problemOf(new Outage('steam', 'Steam does not answer.', { doubtful: true }))
  expect(detail).not.toMatch(/Nothing was changed/)
  expect(detail).toMatch(/look before you try again/)
})

test('a failed assertion is a Bug, not a Refusal', () => {
  const error = caught(() => assert(false, 'never'))
  expect(error).toBeInstanceOf(Bug)
  expect(error).not.toBeInstanceOf(Refusal)
})
