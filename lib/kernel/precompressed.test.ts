import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '@/tests/harness/plant'
import { precompressed } from './precompressed'

const code = 'export const answer = 42'
let url = ''
const server = createServer()

beforeAll(async () => {
  const folder = plant({ 'chunks/a.js': code, 'secret.txt.br': 'never' })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(`${folder}/chunks/a.js.br`, brotliCompressSync(code))
  const answer = precompressed(folder)
  server.on(
    'request',
    (request, response) => answer(request, response) || response.writeHead(404).end('next'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const get = (path: string, encoding: string) =>
  fetch(`${url}${path}`, { headers: { 'accept-encoding': encoding } })

test('a built file goes out as Brotli to a browser that takes it, and is never asked for again', async () => {
  const response = await get('/_next/static/chunks/a.js', 'gzip, deflate, br')
  expect(await response.text()).toBe(code)
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('content-type')).toContain('javascript')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('vary')).toBe('Accept-Encoding')
})

test('everything else is left to Next: other encodings, files without a twin, other kinds, ways out of the folder', async () => {
  for (const [path, encoding] of [
    ['/_next/static/chunks/a.js', 'gzip'],
    ['/_next/static/chunks/b.js', 'br'],
    ['/_next/static/secret.txt', 'br'],
    ['/_next/static/..%2fchunks/a.js', 'br'],
    ['/chunks/a.js', 'br'],
  ] as const) {
    expect((await get(path, encoding)).status, path).toBe(404)
  }
})
