import { z } from 'zod'
import { type Access, answerTo, anyone, callerKinds } from './access'
import { assert } from './errors'
import type { Operation } from './operation'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Route = `${Method} /${string}`

/** An operation of any input and output, ready to be called by a door. */
export type Mountable = Omit<Operation<unknown, unknown>, 'prepare'>

/** Every REST route: `{ 'GET /deals/:id': dealView }`. */
export type Api = Readonly<Record<Route, Mountable>>

/** Every code of a problem: its usual status, and what it means in a sentence. */
export type ProblemCodes = Readonly<Record<string, { status: number; means: string }>>

export interface ApiMeta {
  title: string
  version: string
  description: string
  /** Where the routes hang: `/api/v1`. */
  basePath: string
  problems: ProblemCodes
}

type Json = Record<string, unknown>

interface Mounted {
  method: Method
  /** `/deals/{id}` */
  path: string
  params: string[]
  operation: Mountable
}

const json = (schema: Json) => ({ content: { 'application/json': { schema } } })

/** The OpenAPI 3.1 document of a table of routes. The same table gives the same bytes. */
export function openApi(api: Api, meta: ApiMeta): Json {
  const mounted = mountedRoutes(api)
  const names = mounted.map(({ operation }) => operation.name)
  assert(new Set(names).size === names.length, `An operation has two routes: ${names.sort().join(', ')}`)
  const shared: Json = {}
  const paths: Record<string, Json> = {}
  for (const route of mounted) {
    const entry = paths[route.path] ?? {}
    entry[route.method.toLowerCase()] = describe(route, shared)
    paths[route.path] = entry
  }
  const domains = [...new Set(names.map(domainOf))].sort()
  return {
    openapi: '3.1.0',
    info: { title: meta.title, version: meta.version, description: meta.description },
    servers: [{ url: meta.basePath }],
    tags: domains.map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema(meta.problems), ...sortKeys(shared) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'tp_live_…' },
      },
    },
  }
}

const domainOf = (name: string): string => name.split('.')[0] ?? name

function sortKeys(found: Json): Json {
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function mountedRoutes(api: Api): Mounted[] {
  const routes = Object.entries(api).map(([route, operation]) => {
    const [method, pattern = ''] = route.split(' ')
    assert(/^(\/:?[\w.-]*)+$/.test(pattern), `${route}: a route is written as in GET /deals/:dealId.`)
    const params = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
    return { method: method as Method, path: pattern.replaceAll(/:(\w+)/g, '{$1}'), params, operation }
  })
  return routes.sort((a, b) =>
    a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1,
  )
}

function describe({ method, params, operation }: Mounted, shared: Json): Json {
  const { name, access, limit } = operation
  const input = schemaOf(operation.input, 'input', name, shared)
  const { path, rest, whole } = splitInput(input, params, name)
  const inBody = method === 'POST' || method === 'PUT' || method === 'PATCH'
  const often = limit ? ` At most ${limit.max} calls in ${limit.windowS} s.` : ''
  const open = access.rule === anyone.rule
  return {
    operationId: name,
    tags: [domainOf(name)],
    summary: operation.summary,
    description: `Who may: ${access.rule}${often}`,
    'x-access': { rule: access.rule, answers: answersOf(access) },
    ...(limit ? { 'x-limit': limit } : {}),
    ...(open ? {} : { security: [{ session: [] }, { token: [] }] }),
    parameters: [
      ...path.map((each) => parameter('path', { ...each, required: true })),
      ...(inBody ? [] : rest.map((each) => parameter('query', each))),
      ...(method === 'POST' ? [idempotencyHeader] : []),
    ],
    ...(inBody && rest.length > 0 ? { requestBody: bodyOf(rest, whole) } : {}),
    responses: {
      200: { description: 'Done.', ...json(schemaOf(operation.output, 'output', name, shared)) },
      ...problems({ method, open, limited: limit !== undefined, params }),
    },
  }
}

const answersOf = ({ answers }: Access<never>): Json =>
  Object.fromEntries(callerKinds.map((kind) => [kind, answerTo(answers, kind)]))

interface Field {
  name: string
  schema: Json
  required: boolean
}

function splitInput(input: Json, params: string[], name: string) {
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = new Set((input.required ?? []) as string[])
  const fields = Object.entries(properties).map(([key, schema]) => ({
    name: key,
    schema,
    required: required.has(key),
  }))
  for (const param of params) {
    assert(properties[param], `${name} has no input "${param}", but its route does.`)
  }
  const rest = fields.filter((field) => !params.includes(field.name))
  return { path: fields.filter((field) => params.includes(field.name)), rest, whole: input }
}

function parameter(where: 'path' | 'query', { name, schema, required }: Field): Json {
  const { description, ...shape } = schema
  return { name, in: where, required, ...(description ? { description } : {}), schema: shape }
}

function bodyOf(rest: Field[], whole: Json): Json {
  const required = rest.filter((field) => field.required).map((field) => field.name)
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
    ...(whole.additionalProperties === undefined ? {} : { additionalProperties: whole.additionalProperties }),
  }
  return { required: required.length > 0, ...json(schema) }
}

/** JSON Schema 2020-12, with named parts moved to the document's own `components`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, shared: Json): Json {
  const {
    $schema: _,
    $defs,
    ...found
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  }) as Json
  const named = (part: string) => (part.startsWith('__') ? `${name.replace('.', '_')}${part}` : part)
  const relink = (value: unknown): unknown => {
    const text = JSON.stringify(value).replaceAll(
      /"#\/\$defs\/([^"]+)"/g,
      (_, part: string) => `"#/components/schemas/${named(part)}"`,
    )
    return JSON.parse(text)
  }
  for (const [part, definition] of Object.entries(($defs ?? {}) as Json)) {
    const { id: _id, ...body } = relink(definition) as Json
    shared[named(part)] = body
  }
  return relink(found) as Json
}

const problemSchema = (codes: ProblemCodes) => ({
  type: 'object',
  description: 'RFC 9457. `code` is stable; `detail` is a sentence for a person.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(codes).sort() },
    detail: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
    retryAfterS: { type: 'integer' },
  },
  required: ['type', 'title', 'status', 'code', 'detail'],
  'x-codes': sortKeys(codes),
})

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same body gives the same answer and happens once.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

interface Risks {
  method: Method
  open: boolean
  limited: boolean
  params: string[]
}

function problems({ method, open, limited, params }: Risks): Json {
  const sentences: Record<number, string | false> = {
    400: 'The input cannot be used; `fields` says why.',
    401: !open && 'Sign in first.',
    403: !open && 'You may not do this.',
    404: (!open || params.length > 0) && 'It does not exist or is not yours to see.',
    409: method !== 'GET' && 'A rule said no; `code` says which.',
    422: method === 'POST' && 'The Idempotency-Key was used for another body.',
    429: limited && 'Too often; try again later.',
    503: 'Something outside failed; nothing was changed.',
  }
  const problem = {
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return Object.fromEntries(
    Object.entries(sentences).flatMap(([status, description]) =>
      description ? [[status, { description, ...problem }]] : [],
    ),
  )
}
