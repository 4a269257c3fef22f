import { artInputOf, drawItem } from '@/lib/steam'

const headers = {
  'Content-Type': 'image/svg+xml; charset=utf-8',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
}

export function GET(request: Request): Response {
  const url = new URL(request.url)
  const [, , app = '', ...slug] = url.pathname.split('/')
  const input = artInputOf(app, slug, url.searchParams)
  if (!input) return new Response('No such picture.', { status: 404 })
  return new Response(drawItem(input), { headers })
}
