import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { accept } from './answer'
import { tradeUrlOf } from './numbers'
import { createAccount } from './people'
import { type Client, called, clientOf } from './real-client'
import { giveItems } from './stock'

let sandbox: Sandbox
let bot: Client
beforeAll(async () => {
  sandbox = await startSandbox({ world: 'empty' })
  bot = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
})
afterAll(async () => {
  bot.close()
  await sandbox.close()
})

test('a bot takes an item from a person and gives it back through a confirmation', async () => {
  const person = createAccount(sandbox.world, {})
  giveItems(sandbox.world, person.id, { appid: 570, count: 2 })
  const [items] = await called<[{ assetid: string }[]]>((done) =>
    bot.manager.getUserInventoryContents(person.id, 570, 2, true, done as never),
  )
  expect(items).toHaveLength(2)
  const take = bot.manager.createOffer(tradeUrlOf(person))
  take.addTheirItem({ appid: 570, contextid: '2', assetid: items[0]?.assetid ?? '' } as never)
  take.setMessage('TP-take-1')
  const [, them] = await called<[unknown, { escrowDays: number; personaName: string }]>((done) =>
    take.getUserDetails(done as never),
  )
  expect(them.escrowDays).toBe(0)
  expect(await called((done) => take.send(done as never))).toEqual(['sent'])
  accept(sandbox.world, person.id, take.id ?? '', true)
  const [offer] = await called<[typeof take]>((done) => bot.manager.getOffer(take.id ?? '', done as never))
  expect(offer.state).toBe(3)
  const details = await called<[number, Date, { new_assetid: string; new_contextid: string }[]]>((done) =>
    offer.getExchangeDetails(true, done as never),
  )
  expect(details[0]).toBe(3)
  const assetid = details[2][0]?.new_assetid ?? ''
  expect(assetid).not.toBe(items[0]?.assetid)

  const give = bot.manager.createOffer(tradeUrlOf(person))
  give.addMyItem({ appid: 570, contextid: '2', assetid } as never)
  expect(await called((done) => give.send(done as never))).toEqual(['pending'])
  await called((done) =>
    bot.community.acceptConfirmationForObject(bot.account.identitySecret, give.id ?? '', done as never),
  )
  expect(sandbox.world.offers.get(give.id ?? '')?.state).toBe(2)
  accept(sandbox.world, person.id, give.id ?? '', true)
  expect(sandbox.world.assetsOf(bot.account.id)).toHaveLength(0)
  expect(sandbox.world.assetsOf(person.id)).toHaveLength(2)
})
