import { expect, test } from 'vitest'
import { countryOf } from './place'

test('a public address is given its country, also when it came through a socket of both families', () => {
  expect(countryOf('91.12.3.4')).toBe('DE')
  expect(countryOf('::ffff:91.12.3.4')).toBe('DE')
  expect(countryOf('2a00:1450:4001:80b::200e')).toBe('IE')
})

test.each(['127.0.0.1', '::1', '10.0.0.1', 'fe80::1', '', 'not an address'])(
  '%j belongs to no country',
  (address) => {
    expect(countryOf(address)).toBeNull()
  },
)
