import { beforeAll, expect, test, vi } from 'vitest'
import { anonymous, type Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { averageCross, scriptCross } from '@/tests/harness/average-cross'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { checkScript } from './index'

vi.setConfig({ testTimeout: 120_000 })

let actor: Person
beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
})

const checked = (source: string) => checkScript.run({ actor }, { source })

test('a script that is well tells its parameters, what it logged and how often it wanted something', async () => {
  const found = await checked(`${scriptCross}\nlog('ready', fast)`)
  expect(found).toMatchObject({ fault: null, params: averageCross().params, lines: ['ready 10'] })
  expect(found.wishes).toBeGreaterThan(3)
})

test.each([
  ['export function onBar(bar) {\n  bar.close > sma20 && buy()\n}', 'sma20 is not defined.', 2, 15],
  ['export function onBar() {\n  if (\n}', "Unexpected token '}'.", 3, 1],
  ['export const other = 1', 'The script exports no function onBar', 0, 0],
  ["import fs from 'node:fs'\nexport function onBar() {}", 'A script cannot import anything', 0, 0],
  ['export function onBar() { for (;;) {} }', 'The script computed for more than 2 s and was stopped.', 0, 0],
  [`export function onBar() {}\nindicator('sma', { n: 0 })`, 'n', 2, undefined],
])('what is wrong with %j is said, with its place', async (source, sentence, line, column) => {
  const { fault, params } = await checked(source)
  expect(fault?.sentence).toContain(sentence)
  expect(fault?.line).toBe(line)
  if (column !== undefined) expect(fault?.column).toBe(column)
  expect(params).toEqual([])
})

test('many scripts at once are refused with a sentence rather than run, and the next one is checked', async () => {
  const slow = 'export function onBar() { for (;;) {} }'
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => checked(slow)))
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  expect(refused.length).toBeGreaterThan(0)
  for (const reason of refused) expect(reason).toContain('Too many scripts are being checked right now.')
  expect((await checked(scriptCross)).fault).toBeNull()
})

test('a stranger and a script that is too long are refused', async () => {
  await expect(checkScript.run({ actor: anonymous }, { source: scriptCross })).rejects.toThrow()
  await expect(checked('x'.repeat(100_001))).rejects.toThrow('at most 100,000 characters')
})
