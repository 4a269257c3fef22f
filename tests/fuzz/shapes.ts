import { z } from 'zod'
import type { Method } from '../../lib/kernel/openapi'

type Json = Record<string, unknown>

interface Described {
  operationId: string
  responses: Record<string, { content: Record<string, { schema: Json }> }>
}

/** What each operation answers, read back from the published document and from nothing else. */
export function publishedShapes(document: Json): Map<string, z.ZodType> {
  const paths = document.paths as Record<string, Record<Lowercase<Method>, Described>>
  const $defs = (document.components as Json).schemas
  return new Map(
    Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId, responses }) => {
        const schema = { ...responses['200']?.content['application/json']?.schema, $defs }
        const local = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')
        return [operationId, z.fromJSONSchema(JSON.parse(local))]
      }),
  )
}
