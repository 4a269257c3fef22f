import { expect, test } from 'vitest'
import { amountIn } from './amount'

test.each([
  ['12.50', 'EUR', 1_250],
  ['12,50', 'USD', 1_250],
  ['£12', 'GBP', 1_200],
  ['1250', 'JPY', 1_250],
  ['¥1,250', 'JPY', 1_250],
  ['0', 'JPY', 0],
] as const)('%s of an order in %s are %i of its smallest units', (text, currency, minor) => {
  expect(amountIn(text, currency)).toEqual({ ok: true, minor })
})

test.each([
  ['12.50', 'JPY', 'Enter an amount in JPY, like 1250.'],
  ['12.505', 'EUR', 'Enter an amount in EUR, like 12.50.'],
  ['-5', 'GBP', 'Enter an amount in GBP, like 12.50.'],
  ['all', 'USD', 'Enter an amount in USD, like 12.50.'],
  ['', 'EUR', 'Enter an amount in EUR, like 12.50.'],
] as const)('%s is no amount of %s, and the sentence says what would be', (text, currency, problem) => {
  expect(amountIn(text, currency)).toEqual({ ok: false, problem })
})
