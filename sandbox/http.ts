import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

export interface Reply {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer
}

export interface Asked {
  method: string
  host: string
  path: string
  query: URLSearchParams
  form: Record<string, string>
  body: unknown
  /** The body as it came. */
  raw: Buffer
  headers: Record<string, string>
  cookies: Record<string, string>
}

const largestBody = 1_000_000

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})
export const html = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body,
})
export const text = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})
export const redirect = (location: string, status = 302): Reply => ({
  status,
  headers: { location },
  body: '',
})

/** Steam's paths may start with two slashes, which URL would read as a host: the path is joined to a host first. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(`http://host${request.url ?? '/'}`)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  const { form, body, raw } = await readBody(request, headers['content-type'] ?? '')
  return {
    method: request.method ?? 'GET',
    host: (headers.host ?? '').toLowerCase(),
    path: url.pathname.replace(/\/{2,}/g, '/'),
    query: url.searchParams,
    form,
    body,
    raw,
    headers,
    cookies: cookiesOf(headers.cookie ?? ''),
  }
}

export function writeReply(request: IncomingMessage, response: ServerResponse, reply: Reply) {
  let body = Buffer.from(reply.body)
  const headers: Record<string, string | string[]> = { ...reply.headers }
  if (body.length > 512 && String(request.headers['accept-encoding'] ?? '').includes('gzip')) {
    body = gzipSync(body)
    headers['content-encoding'] = 'gzip'
  }
  response.writeHead(reply.status, { ...headers, 'content-length': String(body.length) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function readBody(request: IncomingMessage, type: string) {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) throw new RangeError('body too large')
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const form: Record<string, string> = {}
  if (type.startsWith('application/json'))
    return { form, raw: bytes, body: bytes.length > 0 ? JSON.parse(bytes.toString()) : null }
  if (bytes.length === 0 || type === 'application/octet-stream') return { form, raw: bytes, body: null }
  const fields = type.startsWith('multipart/form-data')
    ? await new Response(bytes, { headers: { 'content-type': type } }).formData()
    : new URLSearchParams(bytes.toString())
  for (const [name, value] of fields) form[name] = typeof value === 'string' ? value : ''
  return { form, raw: bytes, body: null }
}

function cookiesOf(header: string): Record<string, string> {
  const cookies: Record<string, string> = {}
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] = unescaped(part.slice(at + 1).trim())
  }
  return cookies
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
