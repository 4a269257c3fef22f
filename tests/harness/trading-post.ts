import { afterAll, beforeAll } from 'vitest'
import { buyItem, viewDeal } from '../../lib/deals'
import type { DealView } from '../../lib/deals/schemas'
import { registerPerson } from '../../lib/identity'
import { type Person, system } from '../../lib/kernel/access'
import { rawDb } from '../../lib/kernel/db'
import { stopJobs } from '../../lib/kernel/job'
import { inTransaction } from '../../lib/kernel/operation'
import { balanceOf, clearing, post, proveLedger, wallet } from '../../lib/ledger'
import { listItem } from '../../lib/listings'
import { startBots } from '../../lib/steam'
import type { Account } from '../../sandbox/steam/rows'
import { revokeTokens } from '../../sandbox/steam/tokens'
import { startEvents } from '../../workers/events'
import { newBot } from './steam-trades'
import { type SteamWorld, steamWorld } from './steam-world'
import { until } from './until'

export interface Trader {
  actor: Person
  account: Account
}

const tester = system('test')
const answerAtOnce = { accept: 1, decline: 0, ignore: 0, afterMs: [0, 5] as [number, number] }

/** The whole Steam market in this process: simulator, bots, reactions. Call it at the top of a test file. */
export async function tradingPost({ bots = 1 } = {}) {
  const steam = await steamWorld()
  const running: { stop(): Promise<unknown> }[] = []
  beforeAll(async () => {
    for (let n = 0; n < bots; n++) await newBot(steam)
    running.push(await startEvents(() => {}), await startBots())
  })
  afterAll(async () => {
    for (const role of running) await role.stop()
    await stopJobs()
  })
  return { steam, ...actsOn(steam) }
}

function actsOn(steam: SteamWorld) {
  const join = async (account: Account): Promise<Person> => {
    const given = { name: account.persona, steamId: account.id, steamTradeToken: account.tradeToken }
    const id = await inTransaction(tester, (ctx) => registerPerson(ctx, given))
    return { kind: 'person', id, role: 'user' }
  }
  const newSeller = async (items = 1): Promise<Trader> => {
    const account = steam.account({ items })
    return { account, actor: await join(account) }
  }
  const newBuyer = async (moneyMinor = 100_000): Promise<Trader> => {
    const account = steam.account()
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
    newSeller,
    newBuyer,
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

export const buy = (buyer: Trader, listingId: string, priceMinor = 2_410) =>
  buyItem.run({ actor: buyer.actor }, { listingId, priceMinor, currency: 'EUR' })

export const walletOf = async (trader: Trader): Promise<number> =>
  (await balanceOf(rawDb(), wallet(trader.actor.id), 'EUR')).availableMinor

export const dealAs = (trader: Trader, dealId: string): Promise<DealView> =>
  viewDeal.run({ actor: trader.actor }, { dealId })

/** Waits until the deal is in one of these states, and returns it as this person sees it. */
export const dealReaches = (
  trader: Trader,
  dealId: string,
  ...states: DealView['state'][]
): Promise<DealView> =>
  until(
    `deal ${dealId} to be ${states.join(' or ')}`,
    async () => {
      const deal = await dealAs(trader, dealId)
      return states.includes(deal.state) && deal
    },
    55_000,
  )

export const ledgerIsSound = async (): Promise<boolean> => (await proveLedger(rawDb())).sound
