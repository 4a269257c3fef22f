import { expect, test } from 'vitest'
import { order, orderLine, sellerOrder } from '@/db/schema/orders'
import { type Person, system } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { openContext } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import {
  balances,
  clearing,
  escrow,
  type Leg,
  post,
  statement,
  statementCsv,
  wallet,
  walletOverview,
} from './index'
import type { Memo, PostingKind, StatementRow } from './schemas'

const { db } = await freshDatabase()

interface Move {
  to: Person
  amountMinor: number
  kind?: PostingKind
  memo?: Memo
  at?: string
}

const move = ({ to, amountMinor, kind = 'top_up', memo = { title: 'Top-up' }, at }: Move) =>
  db.transaction((tx) => {
    const legs: Leg[] = [
      { account: wallet(to.id), amountMinor },
      { account: clearing(), amountMinor: -amountMinor },
    ]
    const { ctx } = openContext(tx, system('test'))
    return post(
      { tx, now: at ? new Date(at) : ctx.now },
      { key: newId('request'), kind, currency: 'EUR', legs, memo },
    )
  })

const read = (actor: Person, input: object = {}) => statement.run({ actor }, input)

test('every movement is a line with its posting, its words and the balance after it', async () => {
  const me = await newPerson(db)
  const { postingId } = await move({ to: me, amountMinor: 1_000 })
  await move({
    to: me,
    amountMinor: -300,
    kind: 'purchase',
    memo: { title: 'Deal, Redline', detail: 'To escrow', subject: 'deal_1' },
  })
  const { items, nextCursor, totals } = await read(me)
  expect(items).toMatchObject([
    {
      kind: 'purchase',
      title: 'Deal, Redline',
      detail: 'To escrow',
      subject: 'deal_1',
      amountMinor: -300,
      balanceAfterMinor: 700,
    },
    { kind: 'top_up', detail: null, postingId, amountMinor: 1_000, balanceAfterMinor: 1_000 },
  ])
  expect(nextCursor).toBeNull()
  expect(totals).toEqual({ inMinor: 1_000, outMinor: 300, openingMinor: 0 })
})

test('paging skips no row and repeats none while new rows arrive', async () => {
  const me = await newPerson(db)
  for (let n = 1; n <= 40; n++) await move({ to: me, amountMinor: n })
  let paging = true
  const arriving = (async () => {
    let arrived = 0
    for (; paging; arrived++) await move({ to: me, amountMinor: 1 })
    return arrived
  })()
  const seen: StatementRow[] = []
  let cursor: string | undefined
  do {
    const page = await read(me, { limit: '3', ...(cursor ? { cursor } : {}) })
    seen.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  paging = false
  expect(await arriving).toBeGreaterThan(0)
  expect(new Set(seen.map((row) => row.postingId)).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(40)
  for (const [n, row] of seen.entries()) {
    expect(row.balanceAfterMinor - row.amountMinor).toBe(seen[n + 1]?.balanceAfterMinor ?? 0)
  }
})

test('a month begins and ends in UTC, and its totals add up with the balance before it', async () => {
  const me = await newPerson(db)
  await move({ to: me, amountMinor: 500, at: '2026-10-31T23:59:59.999Z' })
  await move({ to: me, amountMinor: 40, at: '2026-11-01T00:00:00Z' })
  await move({ to: me, amountMinor: -15, at: '2026-11-30T23:59:59Z', kind: 'payout' })
  await move({ to: me, amountMinor: 7, at: '2026-12-01T00:00:00Z' })
  const november = await read(me, { month: '2026-11' })
  expect(november.items.map((row) => row.amountMinor)).toEqual([-15, 40])
  expect(november.totals).toEqual({ inMinor: 40, outMinor: 15, openingMinor: 500 })
  const payouts = await read(me, { kind: 'payout' })
  expect(payouts.items.map((row) => row.amountMinor)).toEqual([-15])
  expect(payouts.totals).toMatchObject({ inMinor: 0, outMinor: 15 })
})

test('nobody reads the wallet of another; admins do', async () => {
  const [me, other, admin] = [await newPerson(db), await newPerson(db), await newPerson(db, 'admin')]
  const { postingId } = await move({ to: other, amountMinor: 900 })
  await expect(read(me, { userId: other.id })).rejects.toMatchObject({ code: 'not_found', status: 404 })
  await expect(walletOverview.run({ actor: { kind: 'anonymous' } }, {})).rejects.toMatchObject({
    status: 401,
  })
  expect((await read(me, { cursor: postingId })).items).toEqual([])
  expect((await read(admin, { userId: other.id })).items).toHaveLength(1)
})

test.each([
  [{ month: '2026-13' }, /2026-11/],
  [{ kind: 'theft' }, /not known/],
  [{ cursor: 'deal_1' }, /pst_/],
  [{ limit: 0 }, /./],
  [{ currency: 'DOGE' }, /not supported/],
])('bad input %j is refused with a sentence', async (input, sentence) => {
  const me = await newPerson(db)
  await expect(read(me, input)).rejects.toMatchObject({
    code: 'invalid_input',
    status: 400,
    message: expect.stringMatching(sentence),
  })
})

test('the wallet shows what is available, held and in escrow, and the last thirty days', async () => {
  const me = await newPerson(db)
  const dayMs = 86_400_000
  await move({ to: me, amountMinor: 10_000, at: new Date(Date.now() - 40 * dayMs).toISOString() })
  await move({ to: me, amountMinor: -2_000, at: new Date(Date.now() - 2 * dayMs).toISOString() })
  const orderId = newId('order')
  const at = new Date()
  await db.insert(order).values({
    id: orderId,
    buyerId: me.id,
    totalMinor: 2_410,
    currency: 'EUR',
    state: 'paid',
    createdAt: at,
    updatedAt: at,
  })
  const sellerOrderId = newId('sellerOrder')
  const times = { createdAt: at, updatedAt: at }
  await db.insert(sellerOrder).values({ id: sellerOrderId, orderId, state: 'fulfilling', ...times })
  await db.insert(orderLine).values({
    orderId,
    line: 1,
    sellerOrderId,
    kind: 'deal',
    subject: newId('listing'),
    title: 'AK-47 | Redline',
    priceMinor: 2_410,
    state: 'fulfilling',
  })
  await db.transaction((tx) =>
    post(
      { tx, now: at },
      {
        key: newId('request'),
        kind: 'purchase',
        currency: 'EUR',
        memo: { title: 'Deal' },
        legs: [
          { account: wallet(me.id), amountMinor: -2_410 },
          { account: escrow(orderId), amountMinor: 2_410 },
        ],
      },
    ),
  )
  const view = await walletOverview.run({ actor: me }, {})
  expect(view).toMatchObject({
    currency: 'EUR',
    availableMinor: 5_590,
    heldMinor: 0,
    inEscrowMinor: 2_410,
    escrow: [{ orderId, title: 'AK-47 | Redline', amountMinor: 2_410 }],
  })
  expect(view.series).toHaveLength(30)
  expect(view.series.slice(-4).map((day) => day.balanceMinor)).toEqual([10_000, 8_000, 8_000, 5_590])
  expect(view.series[0]?.balanceMinor).toBe(10_000)
  expect(await balances(db, me.id)).toEqual({ availableMinor: 5_590, heldMinor: 0, inEscrowMinor: 2_410 })
})

test('a wallet that was never used is empty, not missing', async () => {
  const me = await newPerson(db)
  expect(await walletOverview.run({ actor: me }, {})).toMatchObject({
    availableMinor: 0,
    since: null,
    escrow: [],
  })
  expect(await read(me)).toMatchObject({ items: [], nextCursor: null })
})

test('the statement as CSV has plain decimals, quotes what needs it and disarms formulas', async () => {
  const me = await newPerson(db)
  await move({ to: me, amountMinor: 1_000, memo: { title: 'Plain' }, at: '2026-11-02T10:00:00Z' })
  const { postingId } = await move({
    to: me,
    amountMinor: -5,
    kind: 'purchase',
    memo: { title: '=cmd("x"), boo' },
    at: '2026-11-03T10:00:00Z',
  })
  const { filename, csv } = await statementCsv.run({ actor: me }, { month: '2026-11' })
  expect(filename).toBe('tradepost-2026-11-eur.csv')
  const lines = csv.split('\r\n')
  expect(lines[0]).toBe('Date (UTC),Kind,Title,Detail,Posting,Amount,Currency,Balance')
  expect(lines[1]).toBe(`2026-11-03T10:00:00.000Z,purchase,"'=cmd(""x""), boo",,${postingId},-0.05,EUR,9.95`)
  expect(lines[2]).toMatch(/,Plain,,pst_\w+,10\.00,EUR,10\.00$/)
  expect(lines).toHaveLength(4)
})
