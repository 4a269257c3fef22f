import { expect, test } from 'vitest'
import { endings } from '@/lib/steam/states'
import { outcomeOf } from './outcomes'
import { dealMachine, endedStates } from './states'

const legs = ['take', 'give', 'return'] as const

test('every way in which a trade can end has a course and a sentence that names money or item', () => {
  for (const leg of legs) {
    for (const reason of [...Object.keys(endings), 'trade_url_invalid', 'item_gone', 'something new']) {
      const { course, sentence } = outcomeOf(leg, reason)
      expect(course).toBeTruthy()
      expect(sentence, `${leg} ${reason}`).toMatch(/money|item|bot/)
      expect(sentence).toMatch(/\.$/)
    }
  }
})

test('what the seller did or did not do never keeps the buyer’s money', () => {
  for (const reason of Object.keys(endings))
    expect(['refund', 'another_bot']).toContain(outcomeOf('take', reason).course)
})

test('every state of a deal leads to an end', () => {
  const next = (state: string) =>
    dealMachine.transitions.filter((t) => ([] as string[]).concat(t.from).includes(state)).map((t) => t.to)
  const reaches = (state: string, seen = new Set<string>()): boolean =>
    (endedStates as string[]).includes(state) ||
    next(state).some((to) => !seen.has(to) && reaches(to, seen.add(to)))
  for (const { to } of dealMachine.transitions) expect(reaches(to), to).toBe(true)
})
