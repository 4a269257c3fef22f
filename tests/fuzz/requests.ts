import fc from 'fast-check'
import { type IdKind, idPrefixes, newId } from '@/lib/kernel/ids'

type Json = Record<string, unknown>

export interface FuzzRequest {
  method: string
  path: string
  query: Record<string, unknown>
  body: unknown
  /** Which of the callers sends it. */
  caller: number
  idempotencyKey: string | null
}

/** Ids of things that exist, by prefix: most requests are about one of them. */
export type KnownIds = Record<string, string[]>

/** Requests for every route of the document, most of them well formed, some of them with one thing out of place. */
export function requestsOf(document: Json, known: KnownIds, callers: number): fc.Arbitrary<FuzzRequest> {
  const schemas = ((document.components as Json).schemas ?? {}) as Record<string, Json>
  const shape = shapes(schemas, known)
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
    fc.record(Object.fromEntries(fields.map(({ name, schema }) => [name, shape(schema)])), {
      requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name),
    })
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
      path: path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(text(params[name]).toWellFormed())),
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

function shapes(schemas: Record<string, Json>, known: KnownIds): Shape {
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
        return stringOf(schema, known)
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

function stringOf(schema: Json, known: KnownIds): fc.Arbitrary<unknown> {
  const [, prefix] = /^\^([a-z]+)_/.exec(String(schema.pattern ?? '')) ?? []
  if (prefix) return idOf(prefix, known)
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

function idOf(prefix: string, known: KnownIds): fc.Arbitrary<string> {
  const [kind] = (Object.entries(idPrefixes) as [IdKind, string][]).find(([, each]) => each === prefix) ?? []
  const fresh = fc.constant(kind ? newId(kind) : `${prefix}_x`)
  const ids = known[prefix] ?? []
  return ids.length > 0 ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, fresh) : fresh
}
