import type TradeOfferManager from 'steam-tradeoffer-manager'
import type { Sandbox } from '../start'
import { accept } from './answer'
import { tradeUrlOf } from './numbers'
import { createAccount, type NewAccount } from './people'
import { type Client, called } from './real-client'
import type { Account, Asset } from './rows'
import { type Gift, giveItems } from './stock'

export type Offer = ReturnType<TradeOfferManager['createOffer']>
export interface Exchanged {
  assetid: string
  new_assetid?: string
  new_contextid?: string
  rollback_new_assetid?: string
}

/** A person nobody else in the test run knows, with items. */
export function personWith(sandbox: Sandbox, gift: Gift = { appid: 570 }, account: NewAccount = {}) {
  const person = createAccount(sandbox.world, account)
  return { person, items: giveItems(sandbox.world, person.id, gift) }
}

export interface Swap {
  give?: Asset[]
  take?: Asset[]
  message?: string
}

export function draft(bot: Client, person: Account, { give = [], take = [], message = '' }: Swap): Offer {
  const offer = bot.manager.createOffer(tradeUrlOf(person))
  const named = (asset: Asset) => ({ appid: asset.appid, contextid: '2', assetid: asset.id })
  offer.addMyItems(give.map(named) as never)
  offer.addTheirItems(take.map(named) as never)
  offer.setMessage(message)
  return offer
}

export const sent = async (offer: Offer): Promise<string> =>
  (await called<[string]>((done) => offer.send(done as never)))[0]

export async function sendTo(bot: Client, person: Account, swap: Swap): Promise<Offer> {
  const offer = draft(bot, person, swap)
  await sent(offer)
  return offer
}

export const confirm = (bot: Client, offer: Offer) =>
  called((done) =>
    bot.community.acceptConfirmationForObject(bot.account.identitySecret, offer.id ?? '', done as never),
  )

export const read = async (bot: Client, offer: Offer): Promise<Offer> =>
  (await called<[Offer]>((done) => bot.manager.getOffer(offer.id ?? '', done as never)))[0]

export async function details(bot: Client, offer: Offer) {
  const fresh = await read(bot, offer)
  const [status, , received, given] = await called<[number, Date, Exchanged[], Exchanged[]]>((done) =>
    fresh.getExchangeDetails(true, done as never),
  )
  return { status, received, given }
}

/** The person presses Accept and confirms on the phone. */
export const personAccepts = (sandbox: Sandbox, offer: Offer) => {
  const id = offer.id ?? ''
  accept(sandbox.world, sandbox.world.offers.get(id)?.to ?? '', id, true)
}

/** Steam's own Web API, asked as the manager asks it. */
export const api = async <T>(bot: Client, method: string, input: object): Promise<T> => {
  const call = bot.manager as unknown as {
    _apiCall(
      verb: string,
      method: string,
      version: number,
      input: object,
      done: (error: unknown, body: T) => void,
    ): void
  }
  return (await called<[T]>((done) => call._apiCall('GET', method, 1, input, done)))[0]
}
