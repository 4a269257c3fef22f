import { describe, expect, test } from 'vitest'
import { plant } from '@/tests/harness/plant'
import { hygieneFindings } from './hygiene'
import { lengthFindings } from './lengths'
import { lockFindings } from './lock'

describe('file lengths', () => {
  test('a file may have 400 lines and not one more', () => {
    const root = plant({
      'lib/long.ts': 'x\n'.repeat(401),
      'lib/full.ts': 'x\n'.repeat(400),
      'app/style.css': 'x\n'.repeat(500),
      'data/items.ts': 'x\n'.repeat(500),
      'docs/long.md': 'x\n'.repeat(500),
      'node_modules/x/long.ts': 'x\n'.repeat(500),
    })
    expect(lengthFindings(root).map(({ where }) => where)).toEqual(['app/style.css', 'lib/long.ts'])
  })
})

describe('hygiene', () => {
  const parts = [
    ['a home folder', ['/ho', 'me/anna/tradepost/x']],
    ['a Mac home folder', ['/Us', 'ers/anna/x']],
    ['a Windows home folder', ['C:\\Us', 'ers\\anna']],
    ['a private key', ['-----BEGIN RSA PRIVATE', ' KEY-----']],
    ['a payment key', ['sk_li', 've_abcdefghijkl1234']],
    ['an access token', ['gh', `p_${'a1'.repeat(18)}`]],
    ['a registry token', ['_auth', 'Token=abc']],
  ] as const

  test.each(parts)('%s is found', (_, text) => {
    const root = plant({ 'lib/a.ts': `one\nconst x = '${text.join('')}'\n` })
    expect(hygieneFindings(root).map(({ where }) => where)).toEqual(['lib/a.ts:2'])
  })

  test('addresses, routes and words are not paths into a home folder', () => {
    const root = plant({ 'a.md': 'https://example.com/home/page/ and /users/me and ./home/x/y and `/root`' })
    expect(hygieneFindings(root)).toEqual([])
  })
})

describe('lock file', () => {
  const platforms = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64']
  const integrity = 'sha512-x'

  function lockOf(present: string[], change: object = {}) {
    const natives = Object.fromEntries(
      present.map((name) => {
        const [os = '', cpu = ''] = name.split('-')
        return [`node_modules/@tool/${name}`, { version: '1.0.0', integrity, os: [os], cpu: [cpu] }]
      }),
    )
    const optionalDependencies = Object.fromEntries(platforms.map((name) => [`@tool/${name}`, '1.0.0']))
    const packages = {
      '': { dependencies: { tool: '1.0.0' } },
      'node_modules/tool': { version: '1.0.0', integrity, optionalDependencies },
      ...natives,
      ...change,
    }
    return plant({
      'package.json': JSON.stringify({ dependencies: { tool: '1.0.0' } }),
      'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }),
    })
  }

  const said = (root: string) => lockFindings(root).map(({ what }) => what)

  test('a lock with every platform is complete', () => {
    expect(said(lockOf(platforms))).toEqual([])
  })

  test.each(platforms)('a lock without %s is not', (missing) => {
    const found = said(lockOf(platforms.filter((name) => name !== missing)))
    expect(found[0]).toBe(`@tool/${missing}, an optional package of node_modules/tool, is missing`)
    expect(found[1]).toMatch(/has no package for/)
  })

  test('a registry address, a missing checksum and a drifted root are found', () => {
    const one = {
      'node_modules/one': { version: '1.0.0', resolved: 'https://registry.example/one.tgz', integrity },
    }
    expect(said(lockOf(platforms, one))).toEqual(['node_modules/one names a registry address'])
    expect(said(lockOf(platforms, { 'node_modules/one': { version: '1.0.0' } }))).toEqual([
      'node_modules/one has no checksum',
    ])
    expect(said(lockOf(platforms, { '': { dependencies: {} } }))).toEqual([
      'tool: package.json says 1.0.0, the lock says nothing',
    ])
  })

  test.each(['^1.0.0', '~1.0.0', '*', 'latest', '1.x', 'file:../x', 'github:a/b'])(
    'the version %s is not exact',
    (version) => {
      const root = plant({
        'package.json': JSON.stringify({ devDependencies: { tool: version } }),
        'package-lock.json': JSON.stringify({ packages: { '': { devDependencies: { tool: version } } } }),
      })
      expect(said(root)).toEqual([`tool is "${version}", not an exact version`])
    },
  )
})
