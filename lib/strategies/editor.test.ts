import { expect, test } from 'vitest'
import { anonymous, type Person } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { averageCross, pineCross } from '@/tests/harness/average-cross'
import { freshDatabase } from '@/tests/harness/database'
import { indicators } from './engine/indicators/indicators'
import { checkForm, listIndicators, translatePine } from './index'

await freshDatabase()
const actor: Person = { kind: 'person', id: newId('user'), role: 'user' }

const faultsOf = async (form: unknown, minutes = 1) =>
  (await checkForm.run({ actor }, { form, minutes })).faults.map(({ path }) => path)

test('a sound form has no faults and a hash', async () => {
  const checked = await checkForm.run({ actor }, { form: averageCross() })
  expect(checked).toMatchObject({ faults: [], formHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(checked.words[0]).toBe('Buy with 50 % of the equity when SMA(fast) crosses above SMA(slow).')
})

test('all faults of a form are told at once, each at its place', async () => {
  const form = averageCross()
  form.nodes.push({ id: 'odd', op: 'gt', args: ['close', 'nobody'] })
  form.rules.push({ when: 'close', do: { do: 'close', percent: true } })
  const checked = await checkForm.run({ actor }, { form })
  expect(checked.formHash).toBeNull()
  expect(checked.faults.map(({ path }) => path)).toEqual([
    'nodes[4].args[1]',
    'rules[2].when',
    'rules[2].do.percent',
  ])
})

test('a wrong shape is told by the part that was meant, not as one word for all', async () => {
  const form = { ...averageCross(), extra: 1, version: 2 }
  const nodes = [
    { id: 'a', op: 'indicator', name: 'sma', inputs: 'close' },
    { id: 'b', op: 'add' },
    { id: '1c', op: 'state', type: 'number', init: 1, next: 2 },
    { op: 'gt', args: [1, 2], more: true },
    7,
  ]
  const rules = [{ when: 'up', do: { do: 'entry', id: 'L', side: 'up' } }]
  expect((await faultsOf({ ...form, nodes, rules })).sort()).toEqual([
    'form',
    'nodes[0].inputs',
    'nodes[1].args',
    'nodes[2].id',
    'nodes[3]',
    'nodes[3].id',
    'nodes[4]',
    'rules[0].do.side',
    'version',
  ])
  for (const odd of [null, 'text', [], {}]) expect((await faultsOf(odd)).length).toBeGreaterThan(0)
})

test('a timeframe is judged against the bars it is to run on', async () => {
  const form = { ...averageCross(), frames: [{ id: 'slow', minutes: 60, nodes: [] }] }
  expect(await faultsOf(form)).toEqual([])
  expect(await faultsOf(form, 240)).toEqual(['frames[0].minutes'])
})

test('a Pine script comes back as a form, or with the place and the reason', async () => {
  const { script, refusal } = await translatePine.run({ actor }, { source: pineCross })
  expect(refusal).toBeNull()
  expect(script).toMatchObject({ kind: 'strategy', version: 6, title: 'Averages cross' })
  expect(await faultsOf(script?.form)).toEqual([])
  const bad = pineCross.replace('ta.sma(close, slow)', 'ta.wombat(close)')
  expect((await translatePine.run({ actor }, { source: bad })).refusal).toMatchObject({
    line: 5,
    column: expect.any(Number),
    what: expect.stringContaining('ta.wombat'),
    sentence: expect.stringMatching(/^Line 5, column \d+: /),
  })
})

test('a script that is too long or empty is refused with a sentence', async () => {
  const translate = (source: string) => translatePine.run({ actor }, { source })
  await expect(translate('')).rejects.toMatchObject({ message: 'The script is empty.' })
  await expect(translate('x'.repeat(100_001))).rejects.toMatchObject({ status: 400 })
})

test('the catalogue names every indicator with its parameters, to anyone', async () => {
  const { items } = await listIndicators.run({ actor: anonymous }, {})
  expect(items.map(({ name }) => name)).toEqual([...indicators.keys()].sort())
  expect(items.find(({ name }) => name === 'macd')).toMatchObject({
    outputs: ['macd', 'signal', 'hist'],
    params: [{ name: 'fast', default: 12 }, { name: 'slow' }, { name: 'signal' }],
  })
})
