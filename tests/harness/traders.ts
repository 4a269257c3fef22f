import { registerPerson } from '../../lib/identity'
import { type Person, system } from '../../lib/kernel/access'
import { inTransaction } from '../../lib/kernel/operation'
import { clearing, post, wallet } from '../../lib/ledger'
import { listItem } from '../../lib/listings'
import type { Account } from '../../sandbox/steam/rows'
import { revokeTokens } from '../../sandbox/steam/tokens'
import type { SteamWorld } from './steam-stock'

export interface Trader {
  actor: Person
  account: Account
}

const tester = system('test')
const answerAtOnce = { accept: 1, decline: 0, ignore: 0, afterMs: [0, 5] as [number, number] }

/** People who trade on Tradepost, each with a Steam account of their own. */
export function tradersOn(steam: SteamWorld) {
  const join = async (account: Account): Promise<Person> => {
    const given = { name: account.persona, steamId: account.id, steamTradeToken: account.tradeToken }
    const id = await inTransaction(tester, (ctx) => registerPerson(ctx, given))
    return { kind: 'person', id, role: 'user' }
  }
  const newTrader = async (items: number, moneyMinor: number): Promise<Trader> => {
    const account = steam.account({ items })
    const actor = await join(account)
    if (moneyMinor > 0) await credit(actor.id, moneyMinor)
    return { account, actor }
  }
  const list = async (seller: Trader, priceMinor = 2_410): Promise<string> => {
    const [assetId] = steam.assetIds(seller.account.id)
    const input = { appId: 570, assetId, priceMinor, currency: 'EUR', publish: true }
    return (await listItem.run({ actor: seller.actor }, input)).listingId
  }
  return {
    newTrader,
    newSeller: (items = 1) => newTrader(items, 0),
    newBuyer: (moneyMinor = 100_000) => newTrader(0, moneyMinor),
    list,
    accepts: (trader: Trader) => steam.autoplay.set(trader.account.id, answerAtOnce),
    ignores: (trader: Trader) =>
      steam.autoplay.set(trader.account.id, { ...answerAtOnce, accept: 0, ignore: 1 }),
    revokeBotLogins: () => {
      for (const account of steam.world.accounts.all()) {
        if (account.bot) revokeTokens(steam.world, account.id, ['access', 'refresh'])
      }
    },
    declines: (trader: Trader) =>
      steam.autoplay.set(trader.account.id, { ...answerAtOnce, accept: 0, decline: 1 }),
  }
}

const credit = (personId: string, amountMinor: number) =>
  inTransaction(tester, (ctx) =>
    post(ctx, {
      key: `test:${personId}`,
      kind: 'top_up',
      currency: 'EUR',
      memo: { title: 'Test money' },
      legs: [
        { account: clearing('test'), amountMinor: -amountMinor },
        { account: wallet(personId), amountMinor },
      ],
    }),
  )
