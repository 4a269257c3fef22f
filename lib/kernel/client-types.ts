import { type JsonSchema, typeOf } from './schema-type'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: JsonSchema
}

interface Described {
  summary: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content: Record<string, { schema: JsonSchema }> }>
}

interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, JsonSchema> }
}

const head = `// Made from public/openapi.json by \`npm run check -- --write\`. Not written by hand.

`

/** The routes of an OpenAPI document as TypeScript: what goes in and what comes out, by "METHOD /path". */
export function clientTypes(document: object): string {
  const { paths, components } = document as Document
  const named = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)}\n`,
  )
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => routeType(path, method, described)),
  )
  return `${head}${named.join('\n')}\nexport interface Routes {\n${routes.join('')}}\n`
}

function routeType(path: string, method: string, described: Described): string {
  const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
  const input = typeOf(inputOf(described), '    ')
  const output = typeOf(described.responses['200']?.content['application/json']?.schema ?? {}, '    ')
  return `  /** ${described.summary} */\n  '${route}': {\n    input: ${input}\n    output: ${output}\n  }\n`
}

/** Path, query and body are one object, as an operation takes them. */
export function inputOf({
  parameters,
  requestBody,
}: Pick<Described, 'parameters' | 'requestBody'>): JsonSchema {
  const body = requestBody?.content['application/json']?.schema ?? {}
  const given = parameters.filter((each) => each.in !== 'header')
  const properties = {
    ...Object.fromEntries(given.map(({ name, schema }) => [name, schema])),
    ...(body.properties as object | undefined),
  }
  const required = [
    ...given.filter((each) => each.required).map(({ name }) => name),
    ...((body.required ?? []) as string[]),
  ]
  return { type: 'object', properties, required }
}
