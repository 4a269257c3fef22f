import { expect, test } from 'vitest'
import { compile } from '@/lib/strategies/engine/form/compile'
import { type StrategyForm, strategyForm } from '@/lib/strategies/schemas/form'
import { strategyTemplates } from '@/lib/strategies/templates'
import { freshName, mapOperands, renamed, settled, withCondition } from './form-edits'

const rsiMacd = (): StrategyForm => {
  const found = strategyTemplates.find(({ id }) => id === 'rsi-macd')
  if (!found) throw new Error('There is no such template.')
  return structuredClone(found.form)
}

test('every template compiles, and settling changes nothing of it', () => {
  for (const { form } of strategyTemplates) {
    expect(strategyForm.parse(form)).toEqual(form)
    expect(() => compile(form, 5)).not.toThrow()
    expect(settled(form)).toEqual(form)
  }
})

test('a node that names a later one moves behind it', () => {
  const form = rsiMacd()
  form.nodes.reverse()
  expect(() => compile(form, 5)).toThrow()
  expect(() => compile(settled(form), 5)).not.toThrow()
})

test('conditions that nothing asks for go, values stay', () => {
  const form = rsiMacd()
  form.rules.shift()
  expect(settled(form).nodes.map(({ id }) => id)).toEqual(['rsi', 'macd', 'turns_down', 'is_hot', 'leave'])
})

test('a new condition has a name of its own and asks about the last indicator', () => {
  const first = withCondition(rsiMacd())
  const second = withCondition(first.form)
  expect([first.id, second.id]).toEqual(['c1', 'c2'])
  expect(first.form.nodes.at(-1)).toEqual({ id: 'c1', op: 'gt', args: ['macd', 0] })
  expect(freshName(second.form, 'rsi')).toBe('rsi2')
})

test('a node or a parameter under another name is named so everywhere', () => {
  const node = renamed(rsiMacd(), 'node', 'macd', 'wave')
  expect(JSON.stringify(node)).not.toMatch(/"macd\.|"id":"macd"/)
  expect(() => compile(node, 5)).not.toThrow()
  const param = renamed(rsiMacd(), 'param', 'hot', 'warm')
  expect(JSON.stringify(param)).not.toContain('"hot"')
  expect(() => compile(param, 5)).not.toThrow()
})

test('names inside another timeframe are its own', () => {
  const form = rsiMacd()
  form.frames = [{ id: 'h4', minutes: 240, nodes: [{ id: 'rsi', op: 'indicator', name: 'rsi' }] }]
  form.frames[0]?.nodes.push({ id: 'double', op: 'mul', args: ['rsi', 2] })
  const next = renamed(form, 'node', 'rsi', 'own')
  expect(next.frames).toEqual(form.frames)
  const seen: string[] = []
  mapOperands(form, (operand, frame) => {
    if (frame) seen.push(`${frame}:${operand}`)
    return operand
  })
  expect(seen).toEqual(['h4:rsi', 'h4:2'])
})
