import { buyItem, retryDeal, sendAgain } from '@/lib/deals'
import { registerPerson } from '@/lib/identity'
import { type Person, system } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { inTransaction } from '@/lib/kernel/operation'
import { clearing, post, wallet } from '@/lib/ledger'
import { listItem } from '@/lib/listings'
import { registerBot } from '@/lib/steam'
import { createAccount } from '@/sandbox/steam/people'
import { hash, seeded } from '@/sandbox/steam/random'
import { giveItems } from '@/sandbox/steam/stock'
import type { World } from '@/sandbox/steam/world'
import type { People } from './people'

export const startMoneyMinor = 10_000_000
const soak = system('soak')
const appId = 570

interface Trader {
  actor: Person
  steamId: string
}

/** A deal as the driver made it: what the recount needs and nothing from the product's tables. */
export interface Bought {
  dealId: string
  asset: string
  sellerSteamId: string
  buyerSteamId: string
  sellerId: string
  buyerId: string
  priceMinor: number
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Does it again through every outage, under the same key, as a patient client would. */
export async function stubborn<T>(what: () => Promise<T>, withinMs = 120_000): Promise<T> {
  for (const deadline = Date.now() + withinMs; ; await pause(300)) {
    try {
      return await what()
    } catch (error) {
      const again = error instanceof Outage || (error instanceof Refusal && passing.includes(error.code))
      if (!again || Date.now() > deadline) throw error
    }
  }
}

const passing = ['inventory_unavailable', 'too_many_requests', 'no_bot_free']

export class Market {
  readonly bought: Bought[] = []
  readonly refused: Record<string, number> = {}
  private readonly world: World
  private readonly people: People
  /** Some people have a dead trade URL, or no authenticator. */
  private readonly trouble: boolean
  private readonly random: () => number
  private buyers: Trader[] = []
  private admin: Person = { kind: 'person', id: '', role: 'admin' }
  private made = 0

  constructor(world: World, people: People, seed: number, { trouble = true } = {}) {
    this.trouble = trouble
    this.world = world
    this.people = people
    this.random = seeded(hash(`market ${seed}`))
  }

  async open(bots: number, buyers: number): Promise<void> {
    for (let n = 0; n < bots; n++) {
      const account = createAccount(this.world, { bot: true })
      const { login, password, sharedSecret, identitySecret, tradeToken, id: steamId } = account
      const input = { steamId, name: login, login, password, sharedSecret, identitySecret, tradeToken }
      await registerBot.run({ actor: soak }, input)
    }
    const boss = createAccount(this.world, {})
    const admin = { name: 'Admin', steamId: boss.id, role: 'admin' as const }
    const id = await inTransaction(soak, (ctx) => registerPerson(ctx, admin))
    this.admin = { kind: 'person', id, role: 'admin' }
    this.buyers = await Promise.all(Array.from({ length: buyers }, (_, n) => this.newBuyer(n)))
  }

  /** One seller with one to three items, each bought by somebody else at the same time. */
  async sellSome(): Promise<void> {
    const seller = await this.join({})
    this.people.sellers.add(seller.steamId)
    this.escrowFor(seller.steamId, 0.02)
    const assets = giveItems(this.world, seller.steamId, { appid: appId, count: 1 + this.draw(3) })
    this.world.commit()
    await Promise.all(assets.map((asset) => this.sell(seller, asset.id)))
  }

  private async sell(seller: Trader, asset: string): Promise<void> {
    const buyer = this.buyers[this.draw(this.buyers.length)]
    if (!buyer) throw new Error('nobody buys')
    const priceMinor = 3 + this.draw(20_000)
    const n = ++this.made
    try {
      const sale = { appId, assetId: asset, priceMinor, currency: 'EUR', publish: true }
      const { listingId } = await stubborn(() =>
        listItem.run({ actor: seller.actor, idempotencyKey: `list-${n}` }, sale),
      )
      const { dealId } = await stubborn(() =>
        buyItem.run(
          { actor: buyer.actor, idempotencyKey: `buy-${n}` },
          { listingId, priceMinor, currency: 'EUR' },
        ),
      )
      this.bought.push({
        dealId,
        asset,
        priceMinor,
        sellerSteamId: seller.steamId,
        buyerSteamId: buyer.steamId,
        sellerId: seller.actor.id,
        buyerId: buyer.actor.id,
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refused[error.code] = (this.refused[error.code] ?? 0) + 1
    }
  }

  /** Deals that wait for a person get one: the seller asks for the item again, an admin tries the rest again. */
  async helpStuck(helped: Map<string, string[]>): Promise<void> {
    const rows = await rawSql()<{ id: string; why: string; refunded: boolean; seller_id: string }[]>`
      select deal.id, deal.seller_id, order_line.state = 'refunded' as refunded,
        (select data->>'leg' || ' ' || (data->>'reason') from timeline
          where subject = deal.id and event = 'stick' order by seq desc limit 1) as why
      from deal join order_line on order_line.fulfilled_by = deal.id where deal.state = 'stuck'`
    for (const { id, why, refunded, seller_id } of rows) {
      const before = helped.get(id) ?? []
      helped.set(id, [...before, why])
      const seller: Person = { kind: 'person', id: seller_id, role: 'user' }
      if (refunded && before.length < 4) await sendAgain.run({ actor: seller }, { dealId: id })
      else await retryDeal.run({ actor: this.admin }, { dealId: id, reason: 'The soak tries again.' })
    }
  }

  private async newBuyer(n: number): Promise<Trader> {
    const deadUrl = this.trouble && n % 33 === 5
    const buyer = await this.join(deadUrl ? { steamTradeToken: 'AAAAAAAA' } : {})
    this.escrowFor(buyer.steamId, n % 33 === 7 ? 1 : 0)
    const legs = [
      { account: clearing('soak'), amountMinor: -startMoneyMinor },
      { account: wallet(buyer.actor.id), amountMinor: startMoneyMinor },
    ]
    const key = `soak:${buyer.actor.id}`
    await inTransaction(soak, (ctx) =>
      post(ctx, { key, kind: 'top_up', currency: 'EUR', memo: { title: 'Money for the soak' }, legs }),
    )
    return buyer
  }

  private async join(given: { steamTradeToken?: string }): Promise<Trader> {
    const account = createAccount(this.world, {})
    const person = {
      name: account.persona,
      steamId: account.id,
      steamTradeToken: account.tradeToken,
      ...given,
    }
    const id = await stubborn(() => inTransaction(soak, (ctx) => registerPerson(ctx, person)))
    return { steamId: account.id, actor: { kind: 'person', id, role: 'user' } }
  }

  private escrowFor(steamId: string, chance: number) {
    const account = this.world.accounts.get(steamId)
    if (account && this.trouble && this.random() < chance)
      this.world.accounts.put({ ...account, escrowDays: 3 })
  }

  private draw(below: number): number {
    return Math.floor(this.random() * below)
  }
}
