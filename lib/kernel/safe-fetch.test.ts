import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address'
import { demandCallable, safeFetch, safeFetchBy } from './safe-fetch'

const seen: { url: string; headers: IncomingMessage['headers']; method: string }[] = []
let server: Server
let port = 0
let other: Server
let otherPort = 0
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024))

const pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/plain': (response) => response.setHeader('content-type', 'text/plain').end('hello'),
  '/missing': (response) => response.writeHead(404).end('no'),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('hello')),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(bomb),
  '/riddle': (response) => response.setHeader('content-encoding', 'rot13').end('uryyb'),
  '/broken-gzip': (response) => response.setHeader('content-encoding', 'gzip').end('hello'),
  '/endless': (response) => {
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
    }
    response.on('drain', pour)
    pour()
  },
  '/drip': (response) => {
    const timer = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/stalled': (response) => response.writeHead(200, { 'content-length': '10' }).write('half'),
  '/once': (response) => redirect(response, '/plain'),
  '/loop': (response) => redirect(response, '/loop'),
  '/three': (response) => redirect(response, '/two'),
  '/two': (response) => redirect(response, '/once'),
  '/to-private': (response) => redirect(response, 'http://192.168.0.1/'),
  '/to-metadata': (response) => redirect(response, 'http://169.254.169.254/latest/meta-data/'),
  '/to-file': (response) => redirect(response, 'file:///etc/passwd'),
  '/to-other-port': (response) => redirect(response, `http://127.0.0.1:${otherPort + 1}/`),
  '/to-other': (response) => redirect(response, `http://127.0.0.1:${otherPort}/plain`),
  '/to-credentials': (response) => redirect(response, `http://me:secret@127.0.0.1:${port}/plain`),
}

const redirect = (response: ServerResponse, location: string) => response.writeHead(302, { location }).end()

function answer(request: IncomingMessage, response: ServerResponse): void {
  seen.push({ url: request.url ?? '', headers: request.headers, method: request.method ?? '' })
  pages[request.url ?? '']?.(response, request)
}

const listen = async (): Promise<[Server, number]> => {
  const made = createServer(answer)
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return [made, (made.address() as AddressInfo).port]
}

beforeAll(async () => {
  ;[server, port] = await listen()
  ;[other, otherPort] = await listen()
})

afterAll(() => {
  for (const each of [server, other]) {
    each.closeAllConnections()
    each.close()
  }
})

const rules = (more: object = {}) => ({
  loopback: [`127.0.0.1:${port}`, `127.0.0.1:${otherPort}`],
  ports: [80, 443],
  ...more,
})

const get = (path: string, what = {}, more: object = {}) =>
  safeFetchBy(rules(more))(`http://127.0.0.1:${port}${path}`, what)

const code = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? String(error),
  )

describe('what is public', () => {
  test.each(['8.8.8.8', '1.1.1.1', '::ffff:8.8.8.8', '2606:4700::1111'])('%s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
})

const inner = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
]

describe('what is not public', () => {
  test.each(inner)('%s', (address) => expect(isPublicAddress(address)).toBe(false))
  test.each(['', 'localhost', 'example.com', '1.2.3'])('no address: "%s"', (text) => {
    expect(isPublicAddress(text)).toBe(false)
  })
  test.each(inner)('a URL with %s in it is refused without a call', async (address) => {
    const host = address.includes(':') ? `[${address}]` : address
    expect(await code(safeFetch(`http://${host}/`))).toBe('address_not_allowed')
  })
})

describe('spellings', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:127.0.0.1]/',
    'http://%31%32%37.0.0.1/',
    'http://017700000001/',
  ])('%s is this machine', async (address) => {
    expect(await code(safeFetch(address))).toBe('address_not_allowed')
  })

  test.each([
    ['another scheme', 'ftp://example.com/'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/plain,x'],
    ['a script', 'javascript:alert(1)'],
    ['a name and password', 'https://me:secret@example.com/'],
    ['a name alone', 'https://me@example.com/'],
    ['a port of something else', 'https://example.com:6379/'],
    ['too long', `https://example.com/${'a'.repeat(2_048)}`],
    ['no URL', 'example.com'],
    ['nothing', ''],
  ])('refused: %s', async (_, address) => {
    expect(await code(safeFetch(address))).toBe('address_not_allowed')
    expect(() => demandCallable(address)).toThrow('This address is not allowed.')
  })

  test('an address may be kept before its name is known', () => {
    expect(() => demandCallable('https://hooks.example.com/x')).not.toThrow()
  })
})

describe('names', () => {
  const found = (...addresses: string[]) => {
    const lookups: string[] = []
    const resolve = async (name: string) => {
      lookups.push(name)
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    }
    return { resolve, lookups }
  }

  test.each([
    ['of this machine', ['127.0.0.1']],
    ['of this machine, in IPv6', ['::1']],
    ['with one address that is not public', ['8.8.8.8', '10.0.0.1']],
    ['with none', []],
  ])('a name %s is refused', async (_, addresses) => {
    const { resolve, lookups } = found(...addresses)
    expect(await code(safeFetchBy(rules({ resolve }))('http://shop.example/'))).toBe('address_not_allowed')
    expect(lookups).toEqual(['shop.example'])
  })

  test('the refusal does not say what the name stands for', async () => {
    const { resolve } = found('10.1.2.3')
    const error = await safeFetchBy(rules({ resolve }))('http://shop.example/').catch((e) => e)
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('10.1.2.3')
  })

  test('a name that turns to this machine after the first look is refused by the connection itself', async () => {
    let looks = 0
    const resolve = async () => [{ address: looks++ === 0 ? '203.0.114.1' : '127.0.0.1', family: 4 }]
    const fetch = safeFetchBy(rules({ resolve, connectMs: 100, ports: [80, port] }))
    const first = await code(fetch(`http://turncoat.example:${port}/plain`))
    expect(['timeout', 'unreachable']).toContain(first)
    const before = seen.length
    expect(await code(fetch(`http://turncoat.example:${port}/plain`))).toBe('address_not_allowed')
    expect(seen).toHaveLength(before)
  })

  test('a redirect to a name of this machine is refused', async () => {
    const { resolve } = found('127.0.0.1')
    pages['/to-name'] = (response) => redirect(response, 'http://inner.example/')
    expect(await code(get('/to-name', {}, { resolve }))).toBe('address_not_allowed')
  })

  test('localhost is let through by its pair only', async () => {
    const fetch = safeFetchBy(rules({ loopback: [`localhost:${port}`], ports: [80, otherPort] }))
    expect((await fetch(`http://localhost:${port}/plain`)).status).toBe(200)
    expect(await code(fetch(`http://localhost:${otherPort}/plain`))).toBe('address_not_allowed')
    expect(await code(fetch(`http://127.0.0.1:${port}/plain`))).toBe('address_not_allowed')
  })
})

describe('redirects', () => {
  test.each(['/to-private', '/to-metadata', '/to-file', '/to-other-port', '/to-credentials'])(
    '%s is refused',
    async (path) => expect(await code(get(path))).toBe('address_not_allowed'),
  )

  test('three are followed and the answer says where it came from', async () => {
    const answer = await get('/three')
    expect(answer).toMatchObject({ status: 200, url: `http://127.0.0.1:${port}/plain` })
  })

  test('an endless chain ends', async () => {
    const before = seen.length
    expect(await code(get('/loop'))).toBe('too_many_redirects')
    expect(seen.length - before).toBe(4)
  })

  test('none is followed where none may be, and never for a POST', async () => {
    expect((await get('/once', { redirects: 0 })).status).toBe(302)
    const before = seen.length
    expect((await get('/once', { method: 'POST', body: 'x', redirects: 3 })).status).toBe(302)
    expect(seen.length - before).toBe(1)
  })

  test('another origin gets none of our own headers', async () => {
    const headers = { Authorization: 'Bearer secret', 'X-Signature': 'secret', Accept: 'text/html' }
    await get('/to-other', { headers })
    const [first, last] = seen.slice(-2)
    expect(first?.headers.authorization).toBe('Bearer secret')
    expect(last?.headers).toMatchObject({ accept: 'text/html', host: `127.0.0.1:${otherPort}` })
    expect(JSON.stringify(last?.headers)).not.toContain('secret')
  })
})

describe('bodies', () => {
  test('an answer arrives whole, whatever its status, and no cookie is kept', async () => {
    const answer = await get('/plain')
    expect(answer.body.toString()).toBe('hello')
    expect(answer.headers['content-type']).toBe('text/plain')
    expect((await get('/missing')).status).toBe(404)
  })

  test('a POST carries its body', async () => {
    expect((await get('/plain', { method: 'POST', body: '{}' })).status).toBe(200)
    expect(seen.at(-1)).toMatchObject({ method: 'POST', headers: { 'content-length': '2' } })
  })

  test('a compressed answer is read although we asked for none', async () => {
    expect((await get('/gzip')).body.toString()).toBe('hello')
    expect(seen.at(-1)?.headers['accept-encoding']).toBe('identity')
  })

  test('an endless body ends at the limit', async () => {
    expect(await code(get('/endless'))).toBe('too_large')
  })

  test('a small body that unpacks to 20 MB is refused', async () => {
    expect(bomb.length).toBeLessThan(25_000)
    expect(await code(get('/bomb'))).toBe('too_large')
  })

  test('a limit of the caller is kept', async () => {
    expect(await code(get('/plain', { maxBytes: 4 }))).toBe('too_large')
    expect(await code(get('/gzip', { maxBytes: 4 }))).toBe('too_large')
  })

  test.each(['/riddle', '/broken-gzip'])('%s is unreadable, not a crash', async (path) => {
    expect(await code(get(path))).toBe('unreadable')
  })
})

describe('time', () => {
  test.each(['/silent', '/stalled'])('%s ends after the idle time', async (path) => {
    expect(await code(get(path, {}, { idleMs: 200 }))).toBe('timeout')
  })

  test('a body that drips for ever ends after the whole time', async () => {
    expect(await code(get('/drip', {}, { totalMs: 400 }))).toBe('timeout')
  })

  test('the caller can call it off', async () => {
    expect(await code(get('/silent', { signal: AbortSignal.timeout(50) }))).toBe('timeout')
  })

  test('an address where nobody listens is unreachable; a change there has surely not happened', async () => {
    const gone = createServer()
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
    const { port: free } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    const fetch = safeFetchBy(rules({ loopback: [`127.0.0.1:${free}`] }))
    const error = await fetch(`http://127.0.0.1:${free}/`, { method: 'POST' }).catch((e) => e)
    expect(error).toMatchObject({ code: 'unreachable', doubtful: false })
  })

  test('a change whose answer never came is doubtful', async () => {
    const error = await get('/silent', { method: 'POST' }, { idleMs: 200 }).catch((e) => e)
    expect(error).toMatchObject({ code: 'timeout', doubtful: true })
  })
})
