import { beforeAll, expect, test } from 'vitest'
import { rawDb } from '@/lib/kernel/db'
import { accept } from '@/sandbox/steam/answer'
import { Offer } from '@/sandbox/steam/numbers'
import { freshDatabase } from '@/tests/harness/database'
import { steamWorker } from '@/tests/harness/steam-process'
import {
  eventually,
  lastTrade,
  newBot,
  newOwner,
  newSubject,
  order,
  ownerOf,
} from '@/tests/harness/steam-trades'
import { steamWorld } from '@/tests/harness/steam-world'
import { readBot, refreshTokenOf } from '../bot-rows'

const world = await steamWorld()
const said: string[] = []
let databaseUrl: string

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url
})

const answerAll = () => {
  for (const offer of world.world.openOffers())
    if (offer.state === Offer.active) accept(world.world, offer.to, offer.id, true)
}

async function allExchanged(subjects: string[]): Promise<true | string> {
  const trades = await Promise.all(subjects.map(lastTrade))
  const open = trades.filter((trade) => trade.state !== 'exchanged')
  return open.length === 0 || `${open.map((one) => `${one.state} ${one.reason ?? one.lastError}`).join(', ')}`
}

test('workers that are killed again and again lose nothing, double nothing and tell no secret', async () => {
  const { botId, account } = await newBot(world)
  const runs: { seller: Awaited<ReturnType<typeof newOwner>>; subject: string; key: string }[] = []
  for (let n = 0; n < 12; n++) {
    const seller = await newOwner(world)
    const subject = newSubject()
    const { key } = await order({ subject, leg: 'take', partner: seller.account, itemId: seller.itemId })
    runs.push({ seller, subject, key })
  }
  world.faults.add({ preset: 'sendLost', probability: 0.2 })
  world.faults.add({ preset: 'resetAfter', probability: 0.05 })
  const answering = setInterval(answerAll, 50)
  for (const afterMs of [150, 400, 900, 650]) await steamWorker(databaseUrl, said, afterMs)
  await steamWorker(databaseUrl, said)
  await eventually('all trades to end', () => allExchanged(runs.map((run) => run.subject)), 60_000)
  clearInterval(answering)
  for (const { seller, key } of runs) {
    const offers = [...world.world.offers.all()].filter((one) => one.message.startsWith(key))
    expect(offers).toHaveLength(1)
    expect(await ownerOf(seller.itemId)).toBe(account.id)
  }
  expect(world.assetIds(account.id)).toHaveLength(12)
  const bot = await readBot(rawDb(), botId)
  const token = bot ? refreshTokenOf(bot) : ''
  const log = said.join('')
  expect(log).toContain('this process runs the bot')
  for (const secret of [account.password, account.sharedSecret, account.identitySecret, token ?? ''])
    expect(log.includes(secret)).toBe(false)
  expect(log).not.toMatch(/eyJ[\w-]{20}/)
}, 180_000)
