/** As much of MIME as is needed to show a mail: headers in words, and its text and HTML parts. */
export interface ParsedMail {
  headers: Record<string, string>
  text: string
  html: string
}

export function parseMail(raw: Buffer): ParsedMail {
  const { headers, text, html } = parsePart(raw.toString('latin1'))
  const words = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, decodeWords(value)]))
  return { headers: words, text, html }
}

interface Part {
  headers: Record<string, string>
  text: string
  html: string
}

function parsePart(source: string): Part {
  const end = source.indexOf('\r\n\r\n')
  const headers = parseHeaders(end < 0 ? source : source.slice(0, end))
  const body = end < 0 ? '' : source.slice(end + 4)
  const type = headers['content-type'] ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary) return { headers, ...joined(partsOf(body, boundary).map(parsePart)) }
  const content = decodeBody(body, headers['content-transfer-encoding'] ?? '7bit')
  return /^text\/html/i.test(type)
    ? { headers, text: '', html: content }
    : { headers, text: content, html: '' }
}

const joined = (parts: Part[]) => ({
  text: parts.map(({ text }) => text).join(''),
  html: parts.map(({ html }) => html).join(''),
})

const partsOf = (body: string, boundary: string): string[] =>
  `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^[ \t]*\r\n/, ''))

function parseHeaders(block: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const line of block.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':')
    if (at > 0) found[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim()
  }
  return found
}

function decodeBody(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString()
  const bytes = /quoted-printable/i.test(encoding) ? unquote(body.replaceAll(/=\r\n/g, '')) : body
  return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n')
}

const unquote = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** RFC 2047: `=?UTF-8?Q?...?=`; blanks between two such words are not part of the text. */
const decodeWords = (value: string): string =>
  value
    .replaceAll(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?[^?]+\?[BQ]\?)/gi, '$1')
    .replaceAll(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1').toString(),
    )
