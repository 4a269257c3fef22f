import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { Outage } from './errors'

export interface FetchAnswer {
  status: number
  /** Where the answer came from, after redirects. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

class TooLarge extends Error {
  readonly code = 'too_large'
}

type Decode = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

const decoders: Record<string, Decode> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** Reads no more than `max` bytes, neither on the wire nor decoded, whatever the server said of their length. */
export async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  max: number,
): Promise<FetchAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > max) throw new TooLarge()
    chunks.push(chunk)
  }
  const packed = Buffer.concat(chunks)
  const decoded = await decode(packed, String(headers['content-encoding'] ?? 'identity'), max)
  return { status: statusCode, url: url.href, headers, body: decoded }
}

/** We ask for no encoding; servers that do not listen are understood, once. */
async function decode(packed: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  if (packed.length === 0 || encoding === 'identity') return packed
  const decoder = decoders[encoding.trim().toLowerCase()]
  if (!decoder) throw new Unreadable()
  return decoder(packed, { maxOutputLength }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : new Unreadable()
  })
}

class Unreadable extends Error {
  readonly code = 'unreadable'
}

const sentences = {
  too_large: 'This address answers with too much.',
  too_many_redirects: 'This address leads on and on to others.',
  unreadable: 'The answer of this address cannot be read.',
  timeout: 'This address did not answer in time.',
  unreachable: 'This address cannot be reached.',
}

const slow = /TIMEOUT|TimeoutError|AbortError/
/** The call never left: whatever it was to do, it did not happen. */
const unsent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

/** The failure of a call as an Outage; a change that may have happened is doubtful. Never names what was resolved. */
export function fetchOutage(error: unknown, method: string): Outage {
  const { code = '', name = '' } = error as { code?: unknown; name?: string }
  const said = String(code)
  const kind = Object.hasOwn(sentences, said)
    ? (said as keyof typeof sentences)
    : slow.test(`${said} ${name}`)
      ? 'timeout'
      : 'unreachable'
  const doubtful = method === 'POST' && !unsent.test(said)
  return new Outage('address', sentences[kind], { cause: error, code: kind, doubtful })
}
