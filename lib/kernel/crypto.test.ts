import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOf, seal, unseal } from './crypto'

test('what was sealed opens in its own context', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => unseal(seal(text, 'bot_1.secret'), 'bot_1.secret') === text,
    ),
  )
})

test('the same secret is sealed differently each time', () => {
  expect(seal('shared', 'bot_1')).not.toBe(seal('shared', 'bot_1'))
})

test('a sealed value moved to another row does not open', () => {
  expect(() => unseal(seal('shared', 'bot_1.secret'), 'bot_2.secret')).toThrow()
})

test('a sealed value changed at any byte does not open', () => {
  const sealed = seal('identity secret', 'bot_1')
  const bytes = Buffer.from(sealed.slice(3), 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const forged = Buffer.from(bytes)
    forged.writeUInt8(forged.readUInt8(at) ^ 1, at)
    expect(() => unseal(`v1.${forged.toString('base64')}`, 'bot_1')).toThrow()
  }
})

test.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain text'])('%j does not open', (sealed) => {
  expect(() => unseal(sealed, 'bot_1')).toThrow()
})

test('a shortened authentication tag does not open', () => {
  const bytes = Buffer.from(seal('', 'bot_1').slice(3), 'base64')
  expect(() => unseal(`v1.${bytes.subarray(0, 16).toString('base64')}`, 'bot_1')).toThrow()
})

test('equal values have equal hashes whatever the order of their keys', () => {
  expect(hashOf({ a: 1, b: [{ c: 2, d: undefined }] })).toEqual(hashOf({ b: [{ c: 2 }], a: 1 }))
  expect(hashOf({ a: 1 })).not.toEqual(hashOf({ a: '1' }))
  expect(hashOf([1, 2])).not.toEqual(hashOf([2, 1]))
  expect(hashOf({ at: new Date(0) })).not.toEqual(hashOf({ at: new Date(1) }))
})
