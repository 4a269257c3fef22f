export type Input = { [name: string]: Value }
export type Value = string | number | boolean | null | Value[] | Input

/** Rebuilds what stripe-node flattened: `items[0][price]=p` and `expand[]=x`. Lists are objects whose names are numbers. */
export function nested(pairs: Iterable<[string, string]>): Input {
  const root: Input = Object.create(null)
  for (const [name, value] of pairs) {
    const [head = '', ...rest] = name.split('[').map((part) => part.replace(/\]$/, ''))
    place(root, [head, ...rest], value)
  }
  return listed(root) as Input
}

function place(root: Input, path: string[], value: string) {
  let at = root
  for (const [depth, part] of path.entries()) {
    const name = part === '' ? String(Object.keys(at).length) : part
    if (depth === path.length - 1) {
      at[name] = value
      return
    }
    const next = at[name]
    const inside: Input = isInput(next) ? next : Object.create(null)
    at[name] = inside
    at = inside
  }
}

const isInput = (value: Value | undefined): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function listed(value: Value): Value {
  if (!isInput(value)) return value
  const entries = Object.entries(value)
  const isList = entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name))
  if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, one]) => listed(one))
  for (const [name, one] of entries) value[name] = listed(one)
  return value
}
