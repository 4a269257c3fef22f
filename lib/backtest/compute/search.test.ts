import { expect, test } from 'vitest'
import { axesOf, cellAt, cellsOf, combinationsOf, type Param } from './search'

const fast: Param = { name: 'fast', kind: 'integer', default: 10, min: 2, max: 50 }
const level: Param = { name: 'level', kind: 'number', default: 0.5 }
const only: Param = { name: 'only', kind: 'yesno', default: 1 }

test('without ranges every parameter is searched 30 % around its value, within its limits', () => {
  expect(axesOf([fast, level, only], { fast: 45 }, undefined)).toEqual([
    { name: 'fast', values: [32, 38, 45, 50] },
    { name: 'level', values: [0.35, 0.425, 0.5, 0.575, 0.65] },
    { name: 'only', values: [0, 1] },
  ])
})

test('a range takes its steps without the noise of sums', () => {
  const [axis] = axesOf([level], {}, { level: { from: 0.1, to: 0.5, step: 0.1 } })
  expect(axis?.values).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
})

test.each([
  [{ fast: { from: 1, to: 10, step: 1 } }, 'fast must be at least 2; its range begins at 1.'],
  [{ fast: { from: 10, to: 60, step: 5 } }, 'fast must be at most 50; its range ends at 60.'],
  [{ fast: { from: 20, to: 10, step: 5 } }, 'The range of fast ends at 10, before it begins at 20.'],
  [{ slow: { from: 1, to: 2, step: 1 } }, 'There is no parameter named slow.'],
  [{ level: { from: 0, to: 1e9, step: 0.1 } }, 'Make its step larger.'],
  [{}, 'Choose at least one parameter to search.'],
])('the ranges %j are refused with a sentence', (ranges, sentence) => {
  expect(() => axesOf([fast, level], {}, ranges)).toThrow(sentence)
})

test('cells of the grid are counted with the last parameter running fastest', () => {
  const axes = [
    { name: 'a', values: [1, 2] },
    { name: 'b', values: [5, 6, 7] },
  ]
  expect(combinationsOf(axes)).toBe(6)
  expect([0, 2, 3, 5].map((index) => cellAt(axes, index))).toEqual([
    { a: 1, b: 5 },
    { a: 1, b: 7 },
    { a: 2, b: 5 },
    { a: 2, b: 7 },
  ])
})

test('random draws are different cells, the same for the same seed', () => {
  const axes = [{ name: 'a', values: Array.from({ length: 1_000 }, (_, i) => i) }]
  const search = { axes, method: 'random', tries: 50, seed: 7 } as const
  const drawn = cellsOf(search)
  expect(new Set(drawn).size).toBe(50)
  expect(cellsOf(search)).toEqual(drawn)
  expect(cellsOf({ ...search, seed: 8 })).not.toEqual(drawn)
  expect(cellsOf({ ...search, tries: 5_000 })).toHaveLength(1_000)
})
