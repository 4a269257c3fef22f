import { eq } from 'drizzle-orm'
import { steamBot, steamTrade } from '../../db/schema/steam'
import { system } from '../../lib/kernel/access'
import { rawDb } from '../../lib/kernel/db'
import { inTransaction } from '../../lib/kernel/operation'
import { identifyItem, refreshInventory, registerBot, requestTrade, tradesOf, whereIs } from '../../lib/steam'
import type { TradeView } from '../../lib/steam/schemas'
import type { Account } from '../../sandbox/steam/rows'
import type { SteamWorld } from './steam-stock'

const tester = system('test')

/** A bot of the simulated Steam, registered with us. */
export async function newBot(world: SteamWorld): Promise<{ botId: string; account: Account }> {
  const account = world.account({ bot: true })
  const { login, password, sharedSecret, identitySecret, tradeToken, id: steamId } = account
  const input = { steamId, name: login, login, password, sharedSecret, identitySecret, tradeToken }
  const { botId } = await registerBot.run({ actor: tester }, input)
  return { botId, account }
}

/** A person with one item (Dota 2) that we know. */
export async function newOwner(
  world: SteamWorld,
  appId = 570,
): Promise<{ account: Account; itemId: string; assetId: string }> {
  const account = world.account({ items: 1, appId })
  const { items } = await refreshInventory(account.id, appId)
  const assetId = items[0]?.assetId ?? ''
  const { itemId } = await inTransaction(tester, (ctx) => identifyItem(ctx, account.id, appId, assetId))
  return { account, itemId, assetId }
}

let subjects = 0
export const newSubject = (): string => `test_${process.pid}_${++subjects}`

interface Wanted {
  subject: string
  leg: 'take' | 'give' | 'return'
  partner: Account
  itemId: string
  dueInMs?: number
  botId?: string
}

export async function order({ subject, leg, partner, itemId, dueInMs = 60_000, botId }: Wanted) {
  return inTransaction(tester, (ctx) =>
    requestTrade(ctx, {
      subject,
      leg,
      partner: { steamId: partner.id, token: partner.tradeToken },
      items: [{ itemId }],
      dueAt: new Date(Date.now() + dueInMs),
      note: 'A test.',
      ...(botId ? { botId } : {}),
    }),
  )
}

export async function lastTrade(subject: string): Promise<TradeView> {
  const trade = (await tradesOf(rawDb(), subject)).at(-1)
  if (!trade) throw new Error(`no trade of ${subject}`)
  return trade
}

/** Waits until the last trade of a subject is in one of the states. */
export async function reaches(subject: string, ...states: string[]): Promise<TradeView> {
  return eventually(`trade of ${subject} to be ${states.join(' or ')}`, async () => {
    const trade = await lastTrade(subject)
    return states.includes(trade.state)
      ? trade
      : `it is ${trade.state} (${trade.lastError ?? ''} ${trade.reason ?? ''})`
  })
}

/** Repeats `look` until it gives something other than a sentence about what is missing. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | string>,
  withinMs = 45_000,
): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (typeof seen !== 'string') return seen
    if (Date.now() > deadline) throw new Error(`Waited for ${what}, but ${seen}.`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

export const ownerOf = async (itemId: string): Promise<string | null> =>
  (await whereIs(rawDb(), itemId))?.ownerSteamId ?? null

export const setDue = (tradeId: string, dueAt: Date) =>
  rawDb().update(steamTrade).set({ dueAt, stepAt: new Date() }).where(eq(steamTrade.id, tradeId))

/** Bots of earlier tests in this file take no part in the next ones. */
export const retireBots = () => rawDb().update(steamBot).set({ state: 'disabled' })
