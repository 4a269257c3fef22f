import { expect, test } from 'vitest'
import { startSandbox } from '../start'
import { confirmationKey, confirmationsOf } from './confirm'
import { createAccount } from './people'
import { called, clientOf, failureOf } from './real-client'
import { giveItems } from './stock'
import { confirm, personWith, sendTo } from './trading-kit'

const sandbox = await startSandbox({ world: 'empty' })
const bot = await clientOf(sandbox, createAccount(sandbox.world, { bot: true }))
const now = () => Math.floor(Date.now() / 1000)

async function waiting() {
  const items = giveItems(sandbox.world, bot.account.id, { appid: 570 })
  const offer = await sendTo(bot, personWith(sandbox).person, { give: items })
  const [row] = confirmationsOf(sandbox.world, bot.account.id).filter((one) => one.offerId === offer.id)
  if (!row) throw new Error('no confirmation')
  return { offer, row }
}
const respond = (id: string, nonce: string, time: number, key: string, tag = 'accept', allow = true) =>
  called((done) =>
    bot.community.respondToConfirmation(
      id as never,
      nonce as never,
      time,
      { tag, key } as never,
      allow,
      done as never,
    ),
  )

test('a key of another secret, another tag or another time is refused', async () => {
  const { row } = await waiting()
  const stranger = createAccount(sandbox.world, {})
  const t = now()
  const right = confirmationKey(bot.account, String(t), 'accept')
  expect(
    (await failureOf(respond(row.id, row.nonce, t, confirmationKey(stranger, String(t), 'accept')))).message,
  ).toBe('Invalid authenticator')
  await failureOf(respond(row.id, row.nonce, t, confirmationKey(bot.account, String(t), 'list')))
  await failureOf(respond(row.id, row.nonce, t + 1, right))
  const old = t - 3_600
  await failureOf(respond(row.id, row.nonce, old, confirmationKey(bot.account, String(old), 'accept')))
  expect(sandbox.world.offers.get(row.offerId)?.state).toBe(9)
})

test('each key works once', async () => {
  const first = await waiting()
  const second = await waiting()
  const t = now() + 100
  const key = confirmationKey(bot.account, String(t), 'accept')
  await respond(first.row.id, first.row.nonce, t, key)
  await failureOf(respond(second.row.id, second.row.nonce, t, key))
  await confirm(bot, second.offer)
  expect(sandbox.world.offers.get(second.row.offerId)?.state).toBe(2)
})

test('a confirmation needs its own nonce and disappears when it was answered', async () => {
  const { row } = await waiting()
  const t = now() + 200
  await failureOf(respond(row.id, '1', t, confirmationKey(bot.account, String(t), 'accept')))
  const later = String(t + 1)
  await respond(row.id, row.nonce, t + 1, confirmationKey(bot.account, later, 'reject'), 'reject', false)
  expect(sandbox.world.offers.get(row.offerId)?.state).toBe(10)
  expect(confirmationsOf(sandbox.world, bot.account.id).some((one) => one.id === row.id)).toBe(false)
})

test('all open confirmations can be allowed in one request', async () => {
  const both = [await waiting(), await waiting()]
  const t = now() + 250
  const keys = [
    confirmationKey(bot.account, String(t), 'conf'),
    confirmationKey(bot.account, String(t), 'allow'),
  ]
  await called((done) => bot.community.acceptAllConfirmations(t, keys[0] ?? '', keys[1] ?? '', done as never))
  for (const { row } of both) expect(sandbox.world.offers.get(row.offerId)?.state).toBe(2)
})
