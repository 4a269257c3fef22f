import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './pack'

const column = fc.array(fc.double()).map((values) => Float64Array.from(values))

test('columns come out of the bytes as they went in, to the last bit', async () => {
  const named = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), column, { noNullPrototype: true })
  await fc.assert(
    fc.asyncProperty(named, async (columns) => {
      expect(await unpack(await pack(columns))).toEqual(columns)
    }),
  )
})
