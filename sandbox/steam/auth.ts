import { randomBytes } from 'node:crypto'
import schema from 'steam-session/dist/protobuf-generated/load.js'
import type { Reply } from '../http'
import { decrypted, guardCodeOf, publicKey } from './auth-keys'
import { EResult } from './numbers'
import type { Call, Route } from './route'
import type { Account } from './rows'
import { issueAccess, issueRefresh, renew, tokenOf } from './tokens'
import type { World } from './world'

interface Message {
  encode(value: unknown): { finish(): Uint8Array }
  decode(bytes: Uint8Array): Record<string, unknown>
  toObject(value: unknown, options: object): Record<string, unknown>
}
interface Pending {
  account: Account
  requestId: Buffer
  platform: number
  passed: boolean
}

interface Logins {
  pending: Map<string, Pending>
  triesOf: Map<string, number>
}

const loginsOf = new WeakMap<World, Logins>()
const triesAllowed = 20

function logins(world: World): Logins {
  const found = loginsOf.get(world) ?? { pending: new Map(), triesOf: new Map() }
  loginsOf.set(world, found)
  return found
}

const messageOf = (name: string): Message => {
  const all = ((schema as { default?: unknown }).default ?? schema) as Record<string, Message>
  const found = all[name]
  if (!found) throw new Error(`no protobuf message ${name}`)
  return found
}

type Handler = (call: Call, input: Record<string, unknown>) => Record<string, unknown> | number

const handlers: Record<string, { message: string; request?: string; handle: Handler }> = {
  GetPasswordRSAPublicKey: {
    message: 'CAuthentication_GetPasswordRSAPublicKey',
    handle: (call) => ({ ...publicKey(), timestamp: String(call.world.now()) }),
  },
  BeginAuthSessionViaCredentials: {
    message: 'CAuthentication_BeginAuthSessionViaCredentials',
    request: 'CAuthentication_BeginAuthSessionViaCredentials_Request_BinaryGuardData',
    handle: begin,
  },
  UpdateAuthSessionWithSteamGuardCode: {
    message: 'CAuthentication_UpdateAuthSessionWithSteamGuardCode',
    handle: guardCode,
  },
  PollAuthSessionStatus: { message: 'CAuthentication_PollAuthSessionStatus', handle: poll },
  GenerateAccessTokenForApp: { message: 'CAuthentication_AccessToken_GenerateForApp', handle: accessToken },
}

export const authRoutes: Route[] = (['GET', 'POST'] as const).map((method) => ({
  site: 'api',
  method,
  path: /^\/IAuthenticationService\/(\w+)\/v1\/?$/,
  handle: answer,
}))

function answer(call: Call): Reply {
  const method = handlers[call.params[0] ?? '']
  if (!method) return { status: 404, headers: {}, body: 'Method not found' }
  const coded = call.form.input_protobuf_encoded ?? call.query.get('input_protobuf_encoded') ?? ''
  const request = messageOf(method.request ?? `${method.message}_Request`)
  const decoded = request.decode(Buffer.from(coded, 'base64'))
  const result = method.handle(
    call,
    request.toObject(decoded, { longs: String, bytes: Buffer, defaults: true }),
  )
  const headers = { 'content-type': 'application/octet-stream' }
  if (typeof result === 'number')
    return { status: 200, headers: { ...headers, 'x-eresult': String(result) }, body: '' }
  const body = Buffer.from(messageOf(`${method.message}_Response`).encode(result).finish())
  return { status: 200, headers: { ...headers, 'x-eresult': '1' }, body }
}

function begin(call: Call, input: Record<string, unknown>) {
  const login = String(input.account_name)
  const { pending, triesOf } = logins(call.world)
  const tries = (triesOf.get(login) ?? 0) + 1
  triesOf.set(login, tries)
  if (tries > triesAllowed) return EResult.rateLimited
  const account = accountWithLogin(call.world, login)
  if (!account || decrypted(String(input.encrypted_password)) !== account.password)
    return EResult.invalidPassword
  const clientId = randomBytes(8).readBigUInt64BE().toString()
  const requestId = randomBytes(16)
  const details = input.device_details as { platform_type?: number } | undefined
  const platform = Number(input.platform_type || details?.platform_type || 2)
  pending.set(clientId, { account, requestId, platform, passed: !account.authenticator })
  return {
    client_id: clientId,
    request_id: requestId,
    interval: 0.1,
    allowed_confirmations: [{ confirmation_type: account.authenticator ? 3 : 1 }],
    steamid: account.id,
    weak_token: '',
  }
}

function guardCode(call: Call, input: Record<string, unknown>) {
  const session = logins(call.world).pending.get(String(input.client_id))
  if (!session) return EResult.invalidState
  const codes = [-30, 0, 30].map((offset) => guardCodeOf(session.account, offset))
  if (!codes.includes(String(input.code))) return EResult.wrongCode
  session.passed = true
  return {}
}

function poll(call: Call, input: Record<string, unknown>) {
  const id = String(input.client_id)
  const { pending, triesOf } = logins(call.world)
  const session = pending.get(id)
  if (!session?.requestId.equals(input.request_id as Buffer)) return EResult.invalidState
  if (!session.passed) return {}
  pending.delete(id)
  triesOf.delete(session.account.login)
  const refresh = issueRefresh(call.world, session.account.id, session.platform)
  const row = tokenOf(call.world, refresh, 'refresh')
  if (!row) return EResult.fail
  return {
    refresh_token: refresh,
    access_token: issueAccess(call.world, row),
    account_name: session.account.login,
    had_remote_interaction: false,
  }
}

function accessToken(call: Call, input: Record<string, unknown>) {
  const row = tokenOf(call.world, String(input.refresh_token), 'refresh')
  if (!row || row.steamId !== String(input.steamid)) return EResult.accessDenied
  const fresh = { access_token: issueAccess(call.world, row) }
  return Number(input.renewal_type) === 1 ? { ...fresh, refresh_token: renew(call.world, row) } : fresh
}

const accountWithLogin = (world: World, login: string) =>
  [...world.accounts.all()].find((account) => account.login.toLowerCase() === login.toLowerCase())
