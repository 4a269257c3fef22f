import { afterAll, beforeAll } from 'vitest'
import { buyItem, viewDeal } from '../../lib/deals'
import type { DealView } from '../../lib/deals/schemas'
import { rawDb } from '../../lib/kernel/db'
import { stopJobs } from '../../lib/kernel/job'
import { balanceOf, proveLedger, wallet } from '../../lib/ledger'
import { startBots } from '../../lib/steam'
import { startEvents } from '../../workers/events'
import { startJobs } from '../../workers/jobs'
import { newBot } from './steam-trades'
import { steamWorld } from './steam-world'
import { type Trader, tradersOn } from './traders'
import { until } from './until'

export type { Trader } from './traders'

/** The whole Steam market in this process: simulator, bots, reactions. Call it at the top of a test file. */
export async function tradingPost({ bots = 1, jobs = false } = {}) {
  const steam = await steamWorld()
  const running: { stop(): Promise<unknown> }[] = []
  beforeAll(async () => {
    for (let n = 0; n < bots; n++) await newBot(steam)
    running.push(await startEvents(() => {}), await startBots())
    if (jobs) running.push(await startJobs(() => {}))
  })
  afterAll(async () => {
    for (const role of running) await role.stop()
    await stopJobs()
  })
  return { steam, ...tradersOn(steam) }
}

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
