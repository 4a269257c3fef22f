import fc from 'fast-check'
import { type IdKind, idPrefixes, newId } from '@/lib/kernel/ids'
import type { KnownIds } from './ownership'

type Json = Record<string, unknown>

export interface FuzzRequest {
  method: string
  /** `/deals/{dealId}` */
  path: string
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
  /** Which of the callers sends it. */
  caller: number
  idempotencyKey: string | null
}

/** Requests for every route of the document, most of them well formed, some of them with one thing out of place. */
export function requestsOf(document: Json, callers: number): fc.Arbitrary<FuzzRequest> {
  const schemas = ((document.components as Json).schemas ?? {}) as Record<string, Json>
  const shape = shapes(schemas)
  const routes = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) =>
        routeRequest(shape, path, method, operation, callers),
      ),
  )
  return fc.oneof(...routes)
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Json
}

type Shape = (schema: Json) => fc.Arbitrary<unknown>

function routeRequest(shape: Shape, path: string, method: string, operation: Json, callers: number) {
  const parameters = (operation.parameters ?? []) as Parameter[]
  const given = (where: Parameter['in']) => parameters.filter((each) => each.in === where)
  const record = (fields: Parameter[]): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries(fields.map((field) => [field.name, drawn(field)])), {
      requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name),
    })
  const drawn = ({ name, schema }: Parameter) =>
    name === 'cursor' ? fc.oneof(shape(schema), forgedCursor) : shape(schema)
  const content = ((operation.requestBody as Json | undefined)?.content as Json | undefined)?.[
    'application/json'
  ]
  const body = content ? shape((content as Json).schema as Json) : fc.constant(undefined)
  return fc
    .record({
      params: record(given('path')),
      query: record(given('query')),
      body: fc.oneof({ weight: 9, arbitrary: body }, { weight: 1, arbitrary: fc.jsonValue() }),
      caller: fc.nat(callers - 1),
      idempotencyKey: fc.option(fc.constantFrom('key-1', 'key-2', 'k'.repeat(200), 'a key'), { freq: 6 }),
    })
    .map(({ params, query, body: sent, caller, idempotencyKey }) => ({
      method: method.toUpperCase(),
      path,
      params,
      query,
      body: ['post', 'put', 'patch'].includes(method) ? sent : undefined,
      caller,
      idempotencyKey,
    }))
}

export const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '-1',
    'NaN',
    '1e309',
    '../..',
    "' or 1=1 --",
    '%00',
    true,
    -1,
    0.5,
  ),
  fc.constant(Number.MAX_SAFE_INTEGER + 2),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant('x'.repeat(5_000)),
  fc.jsonValue({ maxDepth: 2 }),
)

/** As `lib/kernel/cursor.ts` writes them, of parts that no list was ordered by. */
const forgedCursor = fc
  .array(
    fc.oneof(
      fc.constantFrom('2026-11-21T10:00:00.000Z', '2026-02-31T00:00:00Z', '0000-01-01T00:00:00Z', 'infinity'),
      fc.constantFrom(...Object.keys(idPrefixes)).map((kind) => newId(kind as IdKind)),
      fc.constantFrom('1\u0000', '\ud800', '999999999', 'newest', 'cheapest', true, 7, null),
    ),
    { maxLength: 4 },
  )
  .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'))

function shapes(schemas: Record<string, Json>): Shape {
  const sound: Shape = (schema) => {
    if (typeof schema.$ref === 'string') return sound(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
    const union = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
    if (union) return fc.oneof(...union.map(shape))
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
    if ('const' in schema) return fc.constant(schema.const)
    return typed(schema)
  }
  const shape: Shape = (schema) =>
    fc.oneof({ weight: 14, arbitrary: sound(schema) }, { weight: 1, arbitrary: junk })
  const typed: Shape = (schema) => {
    switch (schema.type) {
      case 'integer':
      case 'number':
        return numberOf(schema)
      case 'boolean':
        return fc.boolean()
      case 'array':
        return fc.array(shape((schema.items ?? {}) as Json), { maxLength: 4 })
      case 'object':
        return objectOf(schema)
      case 'null':
        return fc.constant(null)
      case 'string':
        return stringOf(schema)
      default:
        return fc.jsonValue({ maxDepth: 2 })
    }
  }
  const objectOf: Shape = (schema) => {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>)
    return fc.record(Object.fromEntries(properties.map(([name, each]) => [name, shape(each)])), {
      requiredKeys: ((schema.required ?? []) as string[]).filter((name) =>
        properties.some(([own]) => own === name),
      ),
    })
  }
  return shape
}

function numberOf(schema: Json): fc.Arbitrary<unknown> {
  const min = Math.max(Number(schema.minimum ?? schema.exclusiveMinimum ?? -10), Number.MIN_SAFE_INTEGER)
  const max = Math.min(Number(schema.maximum ?? min + 10_000), Number.MAX_SAFE_INTEGER)
  return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) })
}

function stringOf(schema: Json): fc.Arbitrary<unknown> {
  const [, prefix] = /^\^([a-z]+)_/.exec(String(schema.pattern ?? '')) ?? []
  if (prefix) return idOf(prefix)
  const words = fc.constantFrom(
    'newest',
    'Golden Empyrean',
    'EUR',
    '2026-11-21T00:00:00.000Z',
    'a reason of mine',
    '570',
  )
  const maxLength = Math.min(Number(schema.maxLength ?? 40), 60)
  return fc.oneof(
    words,
    fc.string({ minLength: Math.min(Number(schema.minLength ?? 0), maxLength), maxLength }),
  )
}

/** Stands for an id until it is known who asks: `own` is one of theirs, `any` of whomever. */
const placeholder = /^(own|any)!([a-z]+)!(\d+)$/

function idOf(prefix: string): fc.Arbitrary<string> {
  const [kind] = (Object.entries(idPrefixes) as [IdKind, string][]).find(([, each]) => each === prefix) ?? []
  const fresh = fc.constant(kind ? newId(kind) : `${prefix}_x`)
  const existing = fc
    .record({ whose: fc.constantFrom('own', 'any'), nth: fc.nat(400) })
    .map(({ whose, nth }) => `${whose}!${prefix}!${nth}`)
  return fc.oneof({ weight: 9, arbitrary: existing }, fresh)
}

/** The same value with ids of things that exist in the place of placeholders. */
export function withIds(value: unknown, { any, own }: KnownIds, personId: string | null): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(each, { any, own }, personId))
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([name, each]) => [name, withIds(each, { any, own }, personId)])
    return Object.fromEntries(entries)
  }
  const [, whose, prefix = '', nth] = placeholder.exec(typeof value === 'string' ? value : '') ?? []
  if (!whose) return value
  const theirs = whose === 'own' && personId !== null ? own.get(personId)?.[prefix] : undefined
  const ids = theirs ?? any[prefix] ?? []
  return ids[Number(nth) % ids.length] ?? `${prefix}_x`
}
