import { expect, test } from 'vitest'
import { parseEnv } from './env'

const secret = 'a-long-secret-of-our-own'
const live = {
  TRADEPOST_MODE: 'live',
  DATABASE_URL: 'postgres://shop@db.example.com/tradepost',
  APP_URL: 'https://tradepost.example.com/',
  AUTH_SECRET: secret,
  VAULT_KEY: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtps://tradepost:secret@mail.example.com',
}

const complaint = (source: Record<string, string | undefined>): string => {
  try {
    parseEnv(source)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

test('nothing set gives a sandbox on loopback', () => {
  const settings = parseEnv({})
  expect(settings).toMatchObject({
    TRADEPOST_MODE: 'sandbox',
    APP_URL: 'http://localhost:3000',
    STEAM_URL: 'http://127.0.0.1:3100',
    SMTP_URL: 'smtp://127.0.0.1:3125',
    MAIL_FROM: 'Tradepost <notices@localhost>',
  })
})

test('the sandbox moves with its port, and an empty variable counts as unset', () => {
  expect(parseEnv({ SANDBOX_PORT: '4100', STEAM_URL: '' }).STEAM_URL).toBe('http://127.0.0.1:4100')
})

test('no language model is asked unless an address or a key is given', () => {
  expect(parseEnv({}).LLM).toBeNull()
  expect(parseEnv({ LLM_KEY: 'k' }).LLM).toEqual({
    url: 'https://api.openai.com/v1',
    key: 'k',
    model: 'gpt-4o-mini',
  })
  expect(parseEnv({ ...live, LLM_URL: 'http://127.0.0.1:11434/v1/', LLM_MODEL: 'qwen' }).LLM).toEqual({
    url: 'http://127.0.0.1:11434/v1',
    key: null,
    model: 'qwen',
  })
})

test('live mode starts when everything is our own', () => {
  expect(parseEnv(live)).toMatchObject({
    APP_URL: 'https://tradepost.example.com',
    STEAM_URL: 'https://steamcommunity.com',
  })
})

test.each([
  ['DATABASE_URL', { DATABASE_URL: undefined }],
  ['APP_URL', { APP_URL: undefined }],
  ['AUTH_SECRET', { AUTH_SECRET: undefined }],
  ['AUTH_SECRET', { AUTH_SECRET: 'sandbox-secret-never-use-in-live-mode' }],
  ['VAULT_KEY', { VAULT_KEY: undefined }],
  ['SMTP_URL', { SMTP_URL: undefined }],
  ['STEAM_URL', { STEAM_URL: 'http://127.0.0.1:3100' }],
  ['STEAM_URL', { STEAM_URL: 'http://localhost:3100' }],
  ['FETCH_LOOPBACK', { FETCH_LOOPBACK: '127.0.0.1:3100' }],
])('live mode refuses to start and names %s', (name, change) => {
  const lines = complaint({ ...live, ...change }).split('\n')
  expect(lines[0]).toBe('Live mode refuses to start:')
  expect(lines.slice(1)).toHaveLength(1)
  expect(lines[1]).toContain(name)
})

test('live mode names everything that is wrong at once', () => {
  expect(complaint({ TRADEPOST_MODE: 'live' }).split('\n')).toHaveLength(6)
})

test('a refused setting is named, and a secret is never repeated', () => {
  const said = complaint({ ...live, PORT: 'many', AUTH_SECRET: 'tooshort', LOG_LEVEL: 'loud' })
  expect(said).toMatch(/PORT/)
  expect(said).toMatch(/AUTH_SECRET/)
  expect(said).toMatch(/LOG_LEVEL/)
  expect(said).not.toMatch(/tooshort/)
  expect(complaint({ ...live, STEAM_URL: 'http://127.0.0.1:1' })).not.toContain(secret)
})

test('only this machine can be let through to, and of the sandbox only its own port', () => {
  expect(parseEnv({ SANDBOX_PORT: '4100' }).FETCH_LOOPBACK).toEqual(['127.0.0.1:4100', 'localhost:4100'])
  expect(parseEnv({ FETCH_LOOPBACK: '127.0.0.1:7,[::1]:8' }).FETCH_LOOPBACK).toContain('[::1]:8')
  expect(parseEnv(live).FETCH_LOOPBACK).toEqual([])
  for (const FETCH_LOOPBACK of ['10.0.0.1:80', 'example.com:80', '127.0.0.1', '127.0.0.1.example.com:80'])
    expect(complaint({ FETCH_LOOPBACK })).toContain('FETCH_LOOPBACK')
})

const paying = {
  TRADEPOST_MODE: 'live',
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1,whsec_2',
}
const refusalOf = (changed: Record<string, string | undefined>): string => {
  try {
    parseEnv({ ...paying, ...changed })
    return ''
  } catch (error) {
    return String(error)
  }
}

test('live mode takes no cards with a test key, a sandbox address, or calls that nobody signs', () => {
  expect(refusalOf({})).not.toContain('STRIPE')
  expect(refusalOf({ STRIPE_URL: 'http://127.0.0.1:3100' })).toContain('STRIPE_URL points at this machine')
  expect(refusalOf({ STRIPE_SECRET_KEY: 'sk_test_1' })).toContain('STRIPE_SECRET_KEY is a test key')
  expect(refusalOf({ STRIPE_WEBHOOK_SECRET: undefined })).toContain('STRIPE_WEBHOOK_SECRET is not set')
  expect(refusalOf({ STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_never_use_in_live_mode' })).toContain('default')
  expect(refusalOf({ STRIPE_SECRET_KEY: undefined, STRIPE_WEBHOOK_SECRET: undefined })).not.toContain(
    'STRIPE',
  )
})
