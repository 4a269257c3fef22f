import { afterAll, expect, test, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { controlOf } from './control'

const sandbox = await startSandbox({ world: 'empty', seed: 5 })
const control = controlOf(sandbox.url)
afterAll(() => sandbox.close())

async function pair(count = 1) {
  const from = await control.createAccount({ bot: true })
  const to = await control.createAccount()
  const items = await control.giveItems(to.steamId, { appid: 440, name: 'Scrap Metal', count })
  return { from: from.steamId, to: to.steamId, items }
}

test('a person is made, given an item, offered for it, and answers as told', async () => {
  const { from, to, items } = await pair(3)
  const offers = []
  for (const { assetid } of items) offers.push(await control.sendOffer({ from, to, take: [assetid] }))
  const [a, b, c] = offers.map((offer) => offer.id) as [string, string, string]
  expect((await control.accept(a)).stateName).toBe('accepted')
  expect((await control.decline(b)).stateName).toBe('declined')
  const countered = await control.counter(c)
  expect([countered.from, (await control.offer(c)).stateName]).toEqual([to, 'countered'])
  expect((await control.cancel(countered.id)).stateName).toBe('cancelled')
  const [trade] = await control.trades(to)
  expect((await control.trade(trade?.id ?? '')).moves[0]?.to).toBe(from)
})

test('a wrong wish is refused with a sentence', async () => {
  const { from, to } = await pair()
  const said = async (work: Promise<unknown>) =>
    work.then(
      () => '',
      (error: Error) => error.message,
    )
  expect(await said(control.account('76561198999999999'))).toBe('there is no such account')
  expect(await said(control.sendOffer({ from, to, take: ['1'] }))).toMatch(/\(26\)$/)
  expect(await said(control.giveItems(to, { appid: 1 }))).toContain('a game the sandbox knows')
  expect(await said(control.advance(-5))).toContain('Too small')
  expect(await said(control.addFault({ path: '(' }))).not.toBe('')
})

test('an account changes its ways and its trade URL', async () => {
  const { to } = await pair()
  const before = await control.account(to)
  const after = await control.changeAccount(to, { private: true, escrowDays: 3, tradeToken: 'new' })
  expect(after).toMatchObject({ private: true, escrowDays: 3, persona: before.persona })
  expect(after.tradeUrl).not.toBe(before.tradeUrl)
  expect(JSON.stringify(after)).not.toMatch(/secret|password/i)
})

test('people who answer by themselves decide the same way for the same seed', async () => {
  const play = async (own: Sandbox) => {
    const other = controlOf(own.url)
    const from = (await other.createAccount({ bot: true })).steamId
    const outcomes: string[] = []
    await other.autoplay({ accept: 0.5, decline: 0.3, ignore: 0.2, afterMs: [0, 5] })
    for (let i = 0; i < 12; i++) {
      const to = (await other.createAccount()).steamId
      const [item] = await other.giveItems(to, { appid: 440, name: 'Scrap Metal' })
      await other.sendOffer({ from, to, take: [item?.assetid ?? ''] })
      outcomes.push(to)
    }
    await vi.waitFor(() => expect(own.autoplay.pending).toBe(0))
    const states = new Map((await other.offers(from)).map((offer) => [offer.to, offer.stateName]))
    return outcomes.map((to) => states.get(to))
  }
  const runs: (string | undefined)[][] = []
  for (let i = 0; i < 2; i++) {
    const own = await startSandbox({ world: 'empty', seed: 11 })
    runs.push(await play(own))
    await own.close()
  }
  expect(runs[0]).toEqual(runs[1])
  expect(new Set(runs[0]).size).toBe(3)
})

test('the log tells every item from its making to its last owner', async () => {
  const { from, to, items } = await pair()
  const start = (await control.log()).at(-1)?.seq ?? 0
  const offer = await control.sendOffer({ from, to, take: [items[0]?.assetid ?? ''], message: 'TP-1' })
  await control.accept(offer.id)
  const [sent, accepted, trade] = await control.log(start)
  expect(sent).toMatchObject({ kind: 'offer', offer: offer.id, state: 2, message: 'TP-1' })
  expect(accepted).toMatchObject({ kind: 'offer', offer: offer.id, was: 2, state: 3 })
  expect(trade).toMatchObject({
    kind: 'trade',
    offer: offer.id,
    message: 'TP-1',
    moves: [{ asset: items[0]?.assetid, from: to, to: from }],
  })
})

test('a reset forgets the world but not the log', async () => {
  const own = await startSandbox({ world: 'demo' })
  const other = controlOf(own.url)
  const before = (await other.log()).length
  expect(await other.reset('empty')).toEqual({ accounts: 0, assets: 0 })
  expect((await other.reset('demo')).accounts).toBe(11)
  expect((await other.log()).length).toBeGreaterThan(before)
  await own.close()
})
