import { expect, test } from 'vitest'
import { type RiskFacts, risksOf } from './risk'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const calm: RiskFacts = {
  firstSaleAt: ago(100),
  recentOrders: 100,
  recentDisputes: 0,
  protectedMinor: 0,
  protectedUntil: null,
}
const rules = (facts: Partial<RiskFacts>) => risksOf({ ...calm, ...facts }, now).map(({ rule }) => rule)

test('a seller of some age with few disputes is not held', () => {
  expect(rules({})).toEqual([])
  expect(rules({ recentDisputes: 4 })).toEqual([])
  expect(rules({ recentOrders: 3, recentDisputes: 2 })).toEqual([])
  expect(rules({ firstSaleAt: null })).toEqual([])
})

test('a new seller is held until 14 days after the first sale', () => {
  const [held] = risksOf({ ...calm, firstSaleAt: ago(13) }, now)
  expect(held).toMatchObject({ rule: 'new_seller', amountMinor: null, until: '2026-11-23T12:00:00.000Z' })
  expect(rules({ firstSaleAt: ago(14) })).toEqual([])
})

test('one disputed order in twenty holds everything, from three on', () => {
  expect(rules({ recentDisputes: 5 })).toEqual(['disputes'])
  expect(rules({ recentOrders: 3, recentDisputes: 3 })).toEqual(['disputes'])
})

test('money of Steam deals that Steam may undo is held by its amount, and no more', () => {
  const [held] = risksOf({ ...calm, protectedMinor: 2_000, protectedUntil: now }, now)
  expect(held).toMatchObject({ rule: 'protected_deals', amountMinor: 2_000, until: now.toISOString() })
})
