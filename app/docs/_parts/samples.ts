import type { JsonSchema } from '@/lib/kernel/schema-type'

const suffix = '01jd7q2m4ke5tb6x8y9z0a1b2c'

/** A value that the schema takes, plain enough to read. Optional fields are left out. */
export function sampleOf(schema: JsonSchema, name = ''): unknown {
  const [first] = (schema.anyOf ?? schema.oneOf ?? []) as JsonSchema[]
  if (first) return sampleOf(first, name)
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('const' in schema) return schema.const
  switch (schema.type) {
    case 'object':
      return objectOf(schema)
    case 'array':
      return [sampleOf((schema.items ?? {}) as JsonSchema, name)]
    case 'integer':
    case 'number':
      return numberOf(schema, name)
    case 'boolean':
      return true
    default:
      return textOf(schema, name)
  }
}

function objectOf({ properties, required }: JsonSchema): Record<string, unknown> {
  const fields = Object.entries((properties ?? {}) as Record<string, JsonSchema>)
  const needed = new Set((required ?? []) as string[])
  return Object.fromEntries(
    fields.filter(([name]) => needed.has(name)).map(([name, schema]) => [name, sampleOf(schema, name)]),
  )
}

const numberOf = (schema: JsonSchema, name: string): number =>
  /Minor$/.test(name)
    ? Math.max(2_410, Number(schema.minimum ?? 0))
    : name === 'appId'
      ? 570
      : Number(schema.minimum ?? 1)

function textOf(schema: JsonSchema, name: string): string {
  const [, prefix] = /^\^([a-z]+)_/.exec(String(schema.pattern ?? '')) ?? []
  if (prefix) return `${prefix}_${suffix}`
  if (schema.format === 'date-time') return '2026-12-01T12:00:00.000Z'
  if (schema.format === 'email' || name === 'email') return 'ada@example.com'
  if (/^\^\\d/.test(String(schema.pattern ?? ''))) return spoken[name] ?? '123456789'
  const text = spoken[name] ?? 'Words for a person.'
  return text.padEnd(Number(schema.minLength ?? 0), '.').slice(0, Number(schema.maxLength ?? text.length))
}

const spoken: Record<string, string> = {
  ids: `usr_${suffix}`,
  runs: `bkt_${suffix},bkt_${suffix}`,
  code: '123456',
  country: 'DE',
  from: '2026-01-01',
  reason: 'Why, in a sentence.',
  name: 'Ada',
  token: 'token-of-the-mail',
  refreshToken: 'tp_refresh_…',
  number: '+4915100000001',
  steamId: '76561190000000001',
  tradeToken: 'a1b2c3d4',
  id: 'base64url',
  rawId: 'base64url',
  clientDataJSON: 'base64url',
  attestationObject: 'base64url',
  authenticatorData: 'base64url',
  signature: 'base64url',
  address: '0x52908400098527886E0F7030069857D2E4169EE7',
  url: 'https://example.com/hook',
  endpoint: 'https://push.example.com/send/1',
  p256dh: `B${'A'.repeat(86)}`,
  auth: 'A'.repeat(22),
  tradeUrl: 'https://steamcommunity.com/tradeoffer/new/?partner=1&token=AbCdEfGh',
}

/** A command for a shell; `$TRADEPOST` is the address, `$TOKEN` the token. */
export function curlOf(method: string, path: string, input: Record<string, unknown>, open: boolean): string {
  const rest = new Map(Object.entries(input))
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return value
  })
  const reads = method === 'GET' || method === 'DELETE'
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString()
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$TRADEPOST/api/v1${filled}${reads && query ? `?${query}` : ''}"`,
    ...(open ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(method === 'POST' ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(reads
      ? []
      : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(Object.fromEntries(rest))}'`]),
  ]
  return lines.join(' \\\n  ')
}

export const programOf = (route: string, input: Record<string, unknown>): string =>
  `await api('${route}', ${JSON.stringify(input, null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/"([A-Za-z_]\w*)":/g, '$1:')
    .replaceAll('"', "'")})`
