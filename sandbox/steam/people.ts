import { createHash } from 'node:crypto'
import type { Account } from './rows'
import type { World } from './world'

export interface NewAccount {
  steamId?: string | undefined
  login?: string | undefined
  persona?: string | undefined
  password?: string | undefined
  sharedSecret?: string | undefined
  identitySecret?: string | undefined
  tradeToken?: string | undefined
  bot?: boolean | undefined
}

const firstMinted = 76561198100000000n

/** Secrets not given are derived from the SteamID, so an account made twice is the same account. */
export function createAccount(world: World, wanted: NewAccount): Account {
  const id = wanted.steamId ?? (firstMinted + BigInt(world.nextId('account'))).toString()
  if (world.accounts.get(id)) throw new RangeError(`there is already an account ${id}`)
  const login = wanted.login ?? `user${id.slice(-8)}`
  return world.accounts.put({
    id,
    login,
    persona: wanted.persona ?? login,
    password: wanted.password ?? `${login}-password`,
    sharedSecret: wanted.sharedSecret ?? secretOf(`shared ${id}`),
    identitySecret: wanted.identitySecret ?? secretOf(`identity ${id}`),
    tradeToken: wanted.tradeToken ?? tokenOf(`trade ${id}`),
    bot: wanted.bot ?? false,
    authenticator: true,
    escrowDays: 0,
    private: false,
    cannotTrade: false,
    tradeBanned: false,
    newDevice: false,
    acknowledged: true,
    restrictedUntil: 0,
  })
}

export const secretOf = (name: string): string =>
  createHash('sha1').update(`tradepost sandbox ${name}`).digest('base64')
export const tokenOf = (name: string): string =>
  createHash('sha1').update(name).digest('base64url').slice(0, 8)
