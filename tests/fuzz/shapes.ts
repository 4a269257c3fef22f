import { z } from 'zod'
import type { Method } from '../../lib/kernel/openapi'

type Json = Record<string, unknown>

interface Described {
  operationId: string
  responses: Record<string, { content: Record<string, { schema: Json }> }>
}

/** What each operation answers by its name, and `Problem`: read back from the published document and from nothing else. */
export function publishedShapes(document: Json): Map<string, z.ZodType> {
  const paths = document.paths as Record<string, Record<Lowercase<Method>, Described>>
  const $defs = (document.components as Json).schemas as Json
  const read = (schema: Json) => {
    const local = JSON.stringify({ ...schema, $defs }).replaceAll('#/components/schemas/', '#/$defs/')
    return z.fromJSONSchema(JSON.parse(local))
  }
  const shapes = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .map(({ operationId, responses }): [string, z.ZodType] => [
      operationId,
      read(responses['200']?.content['application/json']?.schema ?? {}),
    ])
  return new Map([...shapes, ['Problem', read($defs.Problem as Json)]])
}
