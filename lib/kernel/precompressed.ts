import { createReadStream, existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

const prefix = '/_next/static/'
const types: Record<string, string> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
}

/**
 * Answers requests for built files with their Brotli twin `<file>.br`, which the build wrote beside them; Next itself
 * knows gzip only. False: not such a file, or the browser does not take Brotli. File names carry their own hash.
 */
export function precompressed(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const twins = new Set(existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
  return ({ method, url = '', headers }, response) => {
    const file = url.startsWith(prefix) ? (url.slice(prefix.length).split('?')[0] ?? '') : ''
    const type = types[path.extname(file)]
    const takesBrotli = /\bbr\b/.test(String(headers['accept-encoding'] ?? ''))
    if (!type || !takesBrotli || method !== 'GET' || !twins.has(`${path.normalize(file)}.br`)) return false
    response.writeHead(200, {
      'content-type': type,
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    })
    createReadStream(path.join(folder, `${file}.br`))
      .on('error', () => response.destroy())
      .pipe(response)
    return true
  }
}
