import { readMedia } from '@/lib/media'

const headers = {
  'Content-Type': 'image/webp',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
}

type Context = { params: Promise<{ name: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const bytes = await readMedia((await params).name)
  return bytes
    ? new Response(Buffer.from(bytes), { headers })
    : new Response('No such picture.', { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
