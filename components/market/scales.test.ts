import { expect, it } from 'vitest'
import { fromStep, priceSteps, toStep } from './price-steps'
import { rarityColor } from './rarity'
import { wearTierOf } from './wear'

it('the price scale rises from zero to its end, and a step comes back as the same step', () => {
  const max = 1_000_000
  const prices = Array.from({ length: priceSteps + 1 }, (_, step) => fromStep(step, max))
  expect(prices[0]).toBe(0)
  expect(prices.at(-1)).toBe(max)
  for (const [step, price] of prices.entries()) {
    if (step > 0) expect(price).toBeGreaterThan(prices[step - 1] ?? 0)
    expect(Math.abs(toStep(price, max) - step)).toBeLessThanOrEqual(1)
  }
})

it('wear falls into the tier that begins at it, and 1 is the last tier', () => {
  expect([0, 0.0699, 0.07, 0.1532, 0.38, 0.45, 1].map((wear) => wearTierOf(wear).code)).toEqual([
    'FN',
    'FN',
    'MW',
    'FT',
    'WW',
    'BS',
    'BS',
  ])
})

it('knows the rarity inside longer words, and leaves unknown ones grey', () => {
  expect(rarityColor('Immortal')).toBe('var(--rarity-covert)')
  expect(rarityColor('Mil-Spec Grade')).toBe('var(--rarity-milspec)')
  expect(rarityColor('Uncommon')).toBe('var(--rarity-industrial)')
  expect(rarityColor('Whatever')).toBe('var(--text-3)')
})
