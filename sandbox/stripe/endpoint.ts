import type { z } from 'zod'
import type { Desk } from './desk'
import { type Input, nested } from './form'
import { read } from './input'

export type Handle = (desk: Desk, input: Input, ids: string[]) => object
export interface Endpoint {
  on: string
  handle: Handle
}

/** One thing that can be asked: `POST /v1/refunds`, what it takes and what it does. */
export const endpoint = <T extends z.ZodType>(
  on: string,
  shape: T,
  work: (desk: Desk, input: z.infer<T>, ...ids: string[]) => object,
): Endpoint => ({ on, handle: (desk, input, ids) => work(desk, read(shape, input), ...ids) })

interface Fork {
  literal: Map<string, Fork>
  any: Fork | null
  handles: Map<string, Handle>
}
const fork = (): Fork => ({ literal: new Map(), any: null, handles: new Map() })

/** Finds the endpoint of a path in as many steps as the path has parts. */
export class Router {
  private readonly root = fork()

  constructor(endpoints: Endpoint[]) {
    for (const { on, handle } of endpoints) {
      const [method = '', path = ''] = on.split(' ')
      let at = this.root
      for (const part of path.split('/').slice(1)) at = part === ':id' ? anyOf(at) : literalOf(at, part)
      at.handles.set(method, handle)
    }
  }

  find(method: string, path: string): { handle: Handle; ids: string[] } | null {
    const ids: string[] = []
    let at: Fork | null = this.root
    for (const part of path.split('/').slice(1)) {
      const literal: Fork | undefined = at.literal.get(part)
      if (!literal) ids.push(part)
      at = literal ?? at.any
      if (!at) return null
    }
    const handle = at.handles.get(method)
    return handle ? { handle, ids } : null
  }
}

function anyOf(at: Fork): Fork {
  at.any ??= fork()
  return at.any
}

function literalOf(at: Fork, part: string): Fork {
  const found = at.literal.get(part) ?? fork()
  at.literal.set(part, found)
  return found
}

/** JSON for v2, form fields or a query for v1. */
export const inputOf = (
  path: string,
  method: string,
  query: URLSearchParams,
  form: object,
  body: unknown,
): Input =>
  method === 'POST' && path.startsWith('/v2/')
    ? ((body ?? {}) as Input)
    : nested(method === 'POST' ? Object.entries(form) : query)
