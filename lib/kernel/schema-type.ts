export type JsonSchema = { readonly [keyword: string]: unknown }

/** A JSON Schema of our OpenAPI document as a TypeScript type, indented as a program writes it. */
export function typeOf(schema: JsonSchema, indent = ''): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown'
  const union = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
  if (union) return [...new Set(union.map((each) => typeOf(each, indent)))].join(' | ')
  if (Array.isArray(schema.enum)) return schema.enum.map(literal).join(' | ')
  if ('const' in schema) return literal(schema.const)
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ')
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return arrayOf(schema, indent)
    case 'object':
      return objectOf(schema, indent)
    default:
      return 'unknown'
  }
}

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value)

function arrayOf({ items, prefixItems }: JsonSchema, indent: string): string {
  if (Array.isArray(prefixItems)) return `[${prefixItems.map((each) => typeOf(each, indent)).join(', ')}]`
  const of = typeOf((items ?? {}) as JsonSchema, indent)
  return /[|{ ]/.test(of) ? `Array<${of}>` : `${of}[]`
}

function objectOf(schema: JsonSchema, indent: string): string {
  const { properties, additionalProperties, propertyNames } = schema
  const fields = Object.entries((properties ?? {}) as Record<string, JsonSchema>)
  if (fields.length > 0) return `{\n${fieldsOf(schema, `${indent}  `)}${indent}}`
  if (additionalProperties === false || additionalProperties === undefined) return 'Record<string, never>'
  const key = propertyNames ? typeOf(propertyNames as JsonSchema) : 'string'
  const record = `Record<${key}, ${typeOf(additionalProperties as JsonSchema, indent)}>`
  return key.includes("'") && !schema.required ? `Partial<${record}>` : record
}

/** `name?: type` of every property, a line each. */
function fieldsOf({ properties, required }: JsonSchema, indent: string): string {
  const needed = new Set((required ?? []) as string[])
  return Object.entries(properties as Record<string, JsonSchema>)
    .map(([name, schema]) => {
      const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`
      return `${indent}${key}${needed.has(name) ? '' : '?'}: ${typeOf(schema, indent)}\n`
    })
    .join('')
}
