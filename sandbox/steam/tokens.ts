import { createHmac } from 'node:crypto'
import { accessTokenLifetime, refreshTokenLifetime } from './numbers'
import type { Token } from './rows'
import type { World } from './world'

const audienceOf = (platform: number): string[] =>
  platform === 3 ? ['web', 'mobile'] : platform === 1 ? ['client', 'web'] : ['web']

export function issueRefresh(world: World, steamId: string, platform: number): string {
  return issue(world, steamId, 'refresh', [...audienceOf(platform), 'renew', 'derive'], refreshTokenLifetime)
}

export function issueAccess(world: World, refresh: Token): string {
  const audience = refresh.audience.filter((one) => one !== 'derive' && one !== 'renew')
  return issue(world, refresh.steamId, 'access', audience, accessTokenLifetime)
}

/** A refresh token like the one given, for `renewal_type` 1. */
export function renew(world: World, old: Token): string {
  return issue(world, old.steamId, 'refresh', old.audience, refreshTokenLifetime)
}

/** The token's row when it is ours, of that kind, alive and not revoked. */
export function tokenOf(world: World, jwt: string, kind: Token['kind']): Token | null {
  const [head, payload, signature] = jwt.split('.')
  if (!head || !payload || signature !== sign(`${head}.${payload}`)) return null
  const token = world.tokens.get(idIn(payload))
  return token && token.kind === kind && !token.revoked && token.expires > world.now() ? token : null
}

export function revokeTokens(world: World, steamId: string, kinds: Token['kind'][]): number {
  let revoked = 0
  for (const token of world.tokens.all()) {
    if (token.steamId !== steamId || token.revoked || !kinds.includes(token.kind)) continue
    world.tokens.put({ ...token, revoked: true })
    revoked += 1
  }
  return revoked
}

function issue(
  world: World,
  steamId: string,
  kind: Token['kind'],
  audience: string[],
  lifetime: number,
): string {
  const id = world.nextId('token')
  const now = world.now()
  dropExpired(world, now)
  world.tokens.put({ id, steamId, kind, audience, expires: now + lifetime, revoked: false })
  const head = coded({ typ: 'JWT', alg: 'EdDSA' })
  const payload = coded({
    iss: 'steam',
    sub: steamId,
    aud: audience,
    exp: now + lifetime,
    nbf: now,
    iat: now,
    jti: id,
  })
  return `${head}.${payload}.${sign(`${head}.${payload}`)}`
}

function dropExpired(world: World, now: number) {
  for (const token of world.tokens.all()) if (token.expires <= now) world.tokens.delete(token.id)
}

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const sign = (message: string) =>
  createHmac('sha256', 'tradepost sandbox').update(message).digest('base64url')

function idIn(payload: string): string {
  try {
    return String(JSON.parse(Buffer.from(payload, 'base64url').toString()).jti)
  } catch {
    return ''
  }
}
