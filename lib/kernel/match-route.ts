import { Bug } from './errors'
import type { Api, Method, Mountable } from './openapi'

/** `operation`: the route exists. `allow`: the path exists with these methods only (405). Null: nothing there (404). */
export type RouteMatch = { operation: Mountable; params: Record<string, string> } | { allow: Method[] } | null

interface Branch {
  fixed: Map<string, Branch>
  param: Branch | null
  /** Method -> the operation and the names of its parameters, in order. */
  ends: Map<Method, { operation: Mountable; names: string[] }>
}

const branch = (): Branch => ({ fixed: new Map(), param: null, ends: new Map() })

const compiled = new WeakMap<Api, Branch>()

/** Finds the operation of a request; `path` begins after `/api/v1`. A fixed segment beats a parameter. */
export function matchRoute(api: Api, method: string, path: string): RouteMatch {
  const segments = decoded(path)
  if (!segments) return null
  const found = walk(treeOf(api), segments, [])
  if (!found) return null
  const end = found.at.ends.get((method === 'HEAD' ? 'GET' : method) as Method)
  if (!end) return { allow: [...found.at.ends.keys()].sort() }
  return {
    operation: end.operation,
    params: Object.fromEntries(end.names.map((name, index) => [name, found.values[index] ?? ''])),
  }
}

function decoded(path: string): string[] | null {
  try {
    return split(path).map(decodeURIComponent)
  } catch {
    return null
  }
}

const split = (path: string): string[] => path.split('/').filter((segment) => segment !== '')

function walk(at: Branch, segments: string[], values: string[]): { at: Branch; values: string[] } | null {
  const [head, ...tail] = segments
  if (head === undefined) return at.ends.size > 0 ? { at, values } : null
  const fixed = at.fixed.get(head)
  const exact = fixed ? walk(fixed, tail, values) : null
  if (exact || !at.param) return exact
  return walk(at.param, tail, [...values, head])
}

function treeOf(api: Api): Branch {
  const known = compiled.get(api)
  if (known) return known
  const root = branch()
  for (const [route, operation] of Object.entries(api)) {
    const [method, pattern = '/'] = route.split(' ')
    const segments = split(pattern)
    const end = segments.reduce(grow, root)
    if (end.ends.has(method as Method)) throw new Bug(`${route} is in the table twice.`)
    const names = segments.filter((segment) => segment.startsWith(':')).map((segment) => segment.slice(1))
    end.ends.set(method as Method, { operation, names })
  }
  compiled.set(api, root)
  return root
}

function grow(at: Branch, segment: string): Branch {
  if (segment.startsWith(':')) {
    at.param ??= branch()
    return at.param
  }
  const known = at.fixed.get(segment) ?? branch()
  at.fixed.set(segment, known)
  return known
}
