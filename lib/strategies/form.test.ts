import { expect, expectTypeOf, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomForm } from '@/tests/harness/random-form'
import type { Form } from './engine/form/form'
import { formHash } from './form-hash'
import { type StrategyForm, strategyForm } from './schemas/form'

test('a form travels as JSON and comes back the same', () => {
  expectTypeOf<StrategyForm>().toEqualTypeOf<Form>()
  for (let seed = 1; seed < 50; seed++) {
    const form = randomForm(seeded(seed), true)
    expect(strategyForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
  }
})

test('the order of keys does not change the hash of a form, one number does', () => {
  const form = randomForm(seeded(7), false)
  const turned = Object.fromEntries(Object.entries(form).reverse())
  expect(formHash(strategyForm.parse(turned))).toBe(formHash(form))
  expect(formHash({ ...form, risk: { ...form.risk, leverage: 2 } })).not.toBe(formHash(form))
  expect(formHash(form)).toMatch(/^[0-9a-f]{64}$/)
})

test('a shape that is no form is refused', () => {
  const form = randomForm(seeded(8), false)
  expect(strategyForm.safeParse({ ...form, version: 2 }).success).toBe(false)
  expect(strategyForm.safeParse({ ...form, extra: 1 }).success).toBe(false)
  expect(strategyForm.safeParse({ ...form, nodes: [{ id: '1x', op: 'add', args: [] }] }).success).toBe(false)
})
