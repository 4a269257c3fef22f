import type { Desk } from './desk'
import { StripeRefusal } from './refusal'

type Fields = Record<string, unknown>

/** Puts the object in the place of its id, along paths such as `data.latest_charge.balance_transaction`. */
export function expanded(desk: Desk, answer: object, paths: string[]): object {
  let whole = answer
  for (const path of paths) {
    const parts = path.split('.')
    if (parts.length > 4) throw cannot(path)
    whole = along(desk, whole, parts, path) as object
  }
  return whole
}

function along(desk: Desk, value: unknown, [part, ...rest]: string[], path: string): unknown {
  if (part === undefined) return value
  if (Array.isArray(value)) return value.map((one) => along(desk, one, [part, ...rest], path))
  if (value === null || typeof value !== 'object') return value
  const fields = value as Fields
  const found = part in fields ? resolved(desk, fields[part], path) : unsaid(desk, fields, part, path)
  return { ...fields, [part]: along(desk, found, rest, path) }
}

/** Parts that are only shown when they are asked for, such as the lines of a session. */
function unsaid(desk: Desk, { id }: Fields, part: string, path: string): unknown {
  const kept = desk.world.get(String(id))?.inner[part]
  if (!kept?.startsWith('{')) throw cannot(path)
  return JSON.parse(kept)
}

function resolved(desk: Desk, value: unknown, path: string): unknown {
  if (Array.isArray(value) || value === null || typeof value === 'object') return value
  const row = typeof value === 'string' ? desk.world.get(value) : undefined
  if (!row || row.merchant !== desk.merchant) throw cannot(path)
  return row.view
}

const cannot = (path: string) =>
  new StripeRefusal(400, `This property cannot be expanded (${path}).`, {}, true)
