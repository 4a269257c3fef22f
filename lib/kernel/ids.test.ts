import { expect, test } from 'vitest'
import { type IdKind, idPrefixes, idSchema, newId, publicId, uuidOf } from './ids'

const kinds = Object.keys(idPrefixes) as IdKind[]

test.each(kinds)('a new %s id passes its own schema and no other', (kind) => {
  const id = newId(kind)
  for (const other of kinds) expect(idSchema(other).safeParse(id).success).toBe(other === kind)
})

test('ids sort by time of birth and never repeat', async () => {
  const ids: string[] = []
  for (let n = 0; n < 5; n++) {
    ids.push(newId('deal'))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect([...ids].sort()).toEqual(ids)
  const many = Array.from({ length: 5_000 }, () => newId('deal'))
  expect(new Set(many).size).toBe(many.length)
})

test('a public id and its uuid are two spellings of one thing', () => {
  const id = newId('posting')
  expect(publicId('posting', uuidOf(id))).toBe(id)
})

test.each(['', 'deal_', 'deal_zzz', `deal_${'8'.repeat(26)}`, "deal_0' or 1=1 --", `usr_${'0'.repeat(26)}`])(
  '%j is not a deal id',
  (text) => {
    expect(idSchema('deal').safeParse(text).success).toBe(false)
  },
)
