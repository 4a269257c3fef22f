import { expect, test } from 'vitest'
import { readPlaces } from './json-places'

test('every part of a JSON text is found by its path', () => {
  const value = { a: 1, b: { c: ['x', true, null, -2.5e3] }, d: [], e: {} }
  const { places, broken } = readPlaces(JSON.stringify(value, null, 2))
  expect(broken).toBeNull()
  expect(places.get('a')).toEqual({ line: 2, column: 8, length: 1 })
  expect(places.get('b.c[0]')).toEqual({ line: 5, column: 7, length: 3 })
  expect(places.get('b.c[3]')).toEqual({ line: 8, column: 7, length: 5 })
  expect([...places.keys()]).toEqual([
    'a',
    'b.c[0]',
    'b.c[1]',
    'b.c[2]',
    'b.c[3]',
    'b.c',
    'b',
    'd',
    'e',
    'form',
  ])
})

test('the first place that is no JSON is told', () => {
  const cases: [string, number, number][] = [
    ['', 1, 1],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{\n  "a" 1 }', 2, 7],
    ['[1, 2', 1, 6],
    ['{"a": wrong}', 1, 7],
    ['{"a": 1} x', 1, 10],
    ['{"a": "x}', 1, 7],
    ['['.repeat(500), 1, 201],
  ]
  for (const [text, line, column] of cases)
    expect(readPlaces(text).broken, text.slice(0, 20)).toMatchObject({ line, column })
})

test('it says broken exactly when JSON does', () => {
  const texts = [
    '1',
    '"a"',
    '[]',
    '{}',
    '[1,]',
    '{"a":}',
    '{a:1}',
    '01',
    '1 2',
    'nul',
    '[true,false,null]',
    '-',
  ]
  for (const text of texts) {
    const isJson = (() => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    })()
    expect(readPlaces(text).broken === null, text).toBe(isJson)
  }
})
