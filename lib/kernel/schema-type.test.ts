import { expect, test } from 'vitest'
import { z } from 'zod'
import { typeOf } from './schema-type'

const typeIn = (schema: z.ZodType) =>
  typeOf(z.toJSONSchema(schema, { io: 'output' }) as Record<string, unknown>)

test.each([
  ['a text', z.string().max(3), 'string'],
  ['whole numbers are numbers', z.int().min(1), 'number'],
  ['one of some words', z.enum(['a', 'b']), "'a' | 'b'"],
  ['exactly this', z.literal(5), '5'],
  ['or nothing', z.number().nullable(), 'number | null'],
  ['a list', z.array(z.string()), 'string[]'],
  ['a list of one or the other', z.array(z.string().nullable()), 'Array<string | null>'],
  ['a pair', z.tuple([z.string(), z.number()]), '[string, number]'],
  ['a map', z.record(z.string(), z.boolean()), 'Record<string, boolean>'],
  ['a map with known keys', z.record(z.enum(['a']), z.number()), "Record<'a', number>"],
  ['nothing in it', z.object({}), 'Record<string, never>'],
  ['anything', z.unknown(), 'unknown'],
  [
    'fields, some of them optional',
    z.object({ id: z.string(), 'a-b': z.array(z.object({ n: z.number().optional() })) }),
    "{\n  id: string\n  'a-b': Array<{\n    n?: number\n  }>\n}",
  ],
])('%s', (_, schema, type) => {
  expect(typeIn(schema)).toBe(type)
})

test('a named part is called by its name', () => {
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Problem' } })).toBe('Problem[]')
})
