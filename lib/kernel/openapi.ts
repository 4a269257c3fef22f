import type { Operation } from './operation'

export type Api = Record<string, Operation<unknown, unknown>>

export type Match =
  | { operation: Operation<unknown, unknown>; params: Record<string, string> }
  | { allow: string[] }
  | null

/** The operation of a request; the allowed methods when only the method is wrong; null for an unknown path. */
export function matchRoute(api: Api, method: string, path: string): Match {
  const allow: string[] = []
  for (const [route, operation] of Object.entries(api)) {
    const [verb = '', template = ''] = route.split(' ')
    const params = paramsOf(template, path)
    if (params && verb === method) return { operation, params }
    if (params) allow.push(verb)
  }
  return allow.length > 0 ? { allow } : null
}

function paramsOf(template: string, path: string): Record<string, string> | null {
  const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const found = new RegExp(`^${pattern}$`).exec(path)
  return found ? Object.fromEntries(Object.entries(found.groups ?? {})) : null
}
