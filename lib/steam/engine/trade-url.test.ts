import { expect, test } from 'vitest'
import { parseTradeUrl, tradeUrlOf } from './trade-url'

const steamId = '76561198000000101'
const url = 'https://steamcommunity.com/tradeoffer/new/?partner=39734373&token=P5lZlaXJ'

test('a trade URL names an account and a token, and can be written back', () => {
  expect(parseTradeUrl(` ${url} `)).toEqual({ steamId, token: 'P5lZlaXJ' })
  expect(tradeUrlOf({ steamId, token: 'P5lZlaXJ' })).toBe(url)
})

test.each([
  '',
  'not a url',
  'https://steamcommunity.com.evil.example/tradeoffer/new/?partner=39734373&token=P5lZlaXJ',
  'https://steamcommunity.com/tradeoffer/?partner=39734373&token=P5lZlaXJ',
  'https://steamcommunity.com/tradeoffer/new/?partner=39734373',
  'https://steamcommunity.com/tradeoffer/new/?partner=39734373&token=short',
  'https://steamcommunity.com/tradeoffer/new/?partner=-1&token=P5lZlaXJ',
  'https://steamcommunity.com/tradeoffer/new/?partner=99999999999&token=P5lZlaXJ',
  'https://steamcommunity.com/tradeoffer/new/?partner=4294967296&token=P5lZlaXJ',
  'javascript:alert(1)//steamcommunity.com/tradeoffer/new/?partner=39734373&token=P5lZlaXJ',
])('this is no trade URL: %s', (text) => {
  expect(parseTradeUrl(text)).toBeNull()
})
