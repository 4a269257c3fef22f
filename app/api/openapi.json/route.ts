import openapi from '@/public/openapi.json' with { type: 'json' }

/** The document of the build that answers: the same file that `public/` holds. */
export function GET(): Response {
  return Response.json(openapi, { headers: { 'cache-control': 'public, max-age=300' } })
}
