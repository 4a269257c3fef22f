import { inputOf } from '@/lib/kernel/client-types'
import { type JsonSchema, typeOf } from '@/lib/kernel/schema-type'
import openapi from '@/public/openapi.json' with { type: 'json' }
import { curlOf, programOf, sampleOf } from './samples'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

interface Described {
  operationId: string
  tags: string[]
  summary: string
  'x-access': { rule: string; answers: Record<string, string | number> }
  'x-limit'?: { max: number; windowS: number }
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string; content: Record<string, { schema: JsonSchema }> }>
}

interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: { Problem: { 'x-codes': Record<string, { status: number; means: string }> } } }
}

const document = openapi as unknown as Document

export interface FieldDoc {
  name: string
  place: 'path' | 'query' | 'header' | 'body'
  type: string
  required: boolean
  note: string
}

export interface OperationDoc {
  id: string
  method: string
  /** `/deals/:dealId` */
  path: string
  summary: string
  rule: string
  open: boolean
  limit: string | null
  fields: FieldDoc[]
  answer: string
  problems: { status: string; means: string }[]
  curl: string
  program: string
}

export interface DomainDoc {
  name: string
  operations: OperationDoc[]
}

/** The reference by domain, in the order of the document. */
export function domains(): DomainDoc[] {
  const found = new Map<string, OperationDoc[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, described] of Object.entries(methods)) {
      const name = described.tags[0] ?? 'other'
      found.set(name, [...(found.get(name) ?? []), operationOf(path, method, described)])
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, operations]) => ({ name, operations }))
}

export const codes = (): { code: string; status: number; means: string }[] =>
  Object.entries(document.components.schemas.Problem['x-codes']).map(([code, rest]) => ({ code, ...rest }))

function operationOf(path: string, method: string, described: Described): OperationDoc {
  const { operationId, summary, responses } = described
  const { rule, answers } = described['x-access']
  const limit = described['x-limit']
  const upper = method.toUpperCase()
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const input = sampleOf(inputOf(described)) as Record<string, unknown>
  const open = answers.stranger === 'allow'
  const { 200: done, ...refused } = responses
  return {
    id: operationId,
    method: upper,
    path: route,
    summary,
    rule,
    open,
    limit: limit ? `${limit.max} calls in ${limit.windowS} s` : null,
    fields: fieldsOf(described),
    answer: typeOf(done?.content['application/json']?.schema ?? {}),
    problems: Object.entries(refused).map(([status, { description: means }]) => ({ status, means })),
    curl: curlOf(upper, path, input, open),
    program: programOf(`${upper} ${route}`, input),
  }
}

function fieldsOf({ parameters, requestBody }: Described): FieldDoc[] {
  const body = requestBody?.content['application/json']?.schema
  const needed = new Set((body?.required ?? []) as string[])
  const properties = Object.entries((body?.properties ?? {}) as Record<string, JsonSchema>)
  return [
    ...parameters.map(({ name, in: place, required, schema, description = '' }) => ({
      name,
      place,
      required,
      type: typeOf(schema),
      note: [description, boundsOf(schema)].filter(Boolean).join(' '),
    })),
    ...properties.map(([name, schema]) => ({
      name,
      place: 'body' as const,
      required: needed.has(name),
      type: typeOf(schema),
      note: boundsOf(schema),
    })),
  ]
}

/** What a type does not say: bounds, the form of an id, what is meant when it is left out. */
function boundsOf(schema: JsonSchema): string {
  const [, prefix] = /^\^([a-z]+)_/.exec(String(schema.pattern ?? '')) ?? []
  const has = (key: string) => schema[key] !== undefined && Math.abs(Number(schema[key])) < 2 ** 53 - 1
  return [
    prefix && `An id that begins with ${prefix}_.`,
    has('minimum') && `At least ${schema.minimum}.`,
    has('maximum') && `At most ${schema.maximum}.`,
    has('minLength') && `At least ${schema.minLength} characters.`,
    has('maxLength') && `At most ${schema.maxLength} characters.`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} unless given.`,
  ]
    .filter(Boolean)
    .join(' ')
}
