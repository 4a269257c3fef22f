import { describe, expect, it } from 'vitest'
import { formatLeft, formatMoney, formatRelative } from './format'

describe('money', () => {
  it('is written with its sign, and zero without one', () => {
    expect(formatMoney(128_460)).toBe('€1,284.60')
    expect(formatMoney(-2_410)).toBe('−€24.10')
    expect(formatMoney(318, 'EUR', true)).toBe('+€3.18')
    expect(formatMoney(0, 'EUR', true)).toBe('€0.00')
  })

  it('follows the currency’s own minor digits', () => {
    expect(formatMoney(1_500, 'JPY')).toBe('JP¥1,500')
  })
})

describe('time', () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const from = (seconds: number) => new Date(now.getTime() + seconds * 1000)

  it('says how long ago or how soon, and now within five seconds', () => {
    expect(formatRelative(from(-3), now)).toBe('now')
    expect(formatRelative(from(-12), now)).toBe('12 s ago')
    expect(formatRelative(from(-240), now)).toBe('4 min ago')
    expect(formatRelative(from(7_300), now)).toBe('in 2 h')
    expect(formatRelative(from(-3 * 86_400), now)).toBe('3 d ago')
  })

  it('counts down to zero and stays there', () => {
    expect(formatLeft(2_478_000)).toBe('41:18')
    expect(formatLeft(18_131_000)).toBe('5:02:11')
    expect(formatLeft(195_240_000)).toBe('2 d 06:14')
    expect(formatLeft(-5)).toBe('00:00')
  })
})
