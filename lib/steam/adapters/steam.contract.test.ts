import { expect, test } from 'vitest'
import { accept } from '@/sandbox/steam/answer'
import type { Account } from '@/sandbox/steam/rows'
import { steamWorld } from '@/tests/harness/steam-world'
import { steamOver } from './steam'

const steam = await steamWorld()
const port = steamOver({ steamUrl: steam.url, timeoutMs: 800 })

const secretsOf = (account: Account) => ({
  login: account.login,
  password: account.password,
  sharedSecret: account.sharedSecret,
  identitySecret: account.identitySecret,
})

async function botWith(items = 0) {
  const account = steam.account({ bot: true, items })
  const session = port.openSession({ id: account.login, steamId: account.id })
  await session.signIn(secretsOf(account))
  return { account, session }
}

const asset = (assetId: string) => ({ appId: 570, contextId: '2', assetId })

function offerTo(person: Account, message: string, take: string[], give: string[] = []) {
  return {
    partnerSteamId: person.id,
    partnerToken: person.tradeToken,
    take: take.map(asset),
    give: give.map(asset),
    message,
  }
}

test('an item goes to the bot and back, and every step can be read', async () => {
  const { account, session } = await botWith()
  const person = steam.account({ items: 1 })
  const [item] = await session.readInventory(person.id, 570)
  expect(item).toMatchObject({ appId: 570, contextId: '2', tradable: true })
  expect(await session.checkPartner(person.id, person.tradeToken)).toEqual({ escrowDays: 0, problem: null })
  const sent = await session.sendOffer(offerTo(person, 'TP-1', [item?.assetId ?? '']))
  expect(sent.needsConfirmation).toBe(false)
  expect(await session.sentOffers(new Date(0))).toMatchObject([
    { offerId: sent.offerId, message: 'TP-1', state: 'active' },
  ])
  accept(steam.world, person.id, sent.offerId, true)
  const accepted = await session.readOffer(sent.offerId)
  expect(accepted.state).toBe('accepted')
  const taken = await session.readTrade(accepted.tradeId ?? '')
  expect(taken).toMatchObject({ status: 'complete', given: [] })
  const [received] = taken.received
  expect(received?.assetId).toBe(item?.assetId)
  expect(steam.assetIds(account.id)).toEqual([received?.newAssetId])

  const back = await session.sendOffer(offerTo(person, 'TP-2', [], [received?.newAssetId ?? '']))
  expect(back.needsConfirmation).toBe(true)
  await session.confirmOffer(back.offerId)
  accept(steam.world, person.id, back.offerId, true)
  const given = await session.readTrade((await session.readOffer(back.offerId)).tradeId ?? '')
  expect(given.given).toHaveLength(1)
  expect(steam.assetIds(person.id)).toEqual([given.given[0]?.newAssetId])
})
