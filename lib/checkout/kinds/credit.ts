import { refuse } from '@/lib/kernel/errors'
import { escrow, post, wallet } from '@/lib/ledger'
import { amountOf } from './amount'
import type { Kind } from './kind'

/** What one top-up may be, in minor units. */
export const [leastTopUpMinor, mostTopUpMinor] = [500, 100_000]

/** Money for the wallet. */
export const credit: Kind = {
  kind: 'credit',
  discounted: false,
  stocked: false,
  present: { gift: 'never', words: 'Money for a wallet is no present: give a gift card instead.' },
  offers: async (_, subjects) =>
    subjects.flatMap((subject) => {
      const sum = amountOf(subject)
      if (!sum) return []
      const { amountMinor, currency, words } = sum
      const fits = amountMinor >= leastTopUpMinor && amountMinor <= mostTopUpMinor
      return [
        {
          kind: 'credit' as const,
          subject,
          sellerId: null,
          title: `Wallet top-up, ${words}`,
          category: 'credit',
          unitMinor: amountMinor,
          currency,
          available: fits ? 1 : 0,
          problem: fits ? null : 'A top-up is between 5.00 and 1,000.00.',
          sendings: null,
          href: '/wallet',
        },
      ]
    }),
  reserve: async (_, wanted) => {
    if (wanted.some(({ quantity }) => quantity !== 1))
      refuse('bad_quantity', 'A top-up is bought once: choose a larger one instead.', { status: 400 })
  },
  release: async () => {},
  start: async (ctx, { id, buyerId, currency }, lines) => {
    for (const { line, totalMinor, title } of lines)
      await post(ctx, {
        key: `order:${id}:${line}:credit`,
        kind: 'top_up',
        currency,
        memo: { title, subject: id },
        legs: [
          { account: escrow(id), amountMinor: -totalMinor },
          { account: wallet(buyerId), amountMinor: totalMinor },
        ],
      })
    return lines.map(({ line }) => line)
  },
  /** Only what is still there goes back: the ledger refuses the rest. */
  undo: async (ctx, { id, buyerId, currency }, lines) => {
    for (const { line, totalMinor, title } of lines)
      await post(ctx, {
        key: `order:${id}:${line}:credit-back`,
        kind: 'top_up',
        currency,
        memo: { title: `${title}, taken back`, subject: id },
        legs: [
          { account: wallet(buyerId), amountMinor: -totalMinor },
          { account: escrow(id), amountMinor: totalMinor },
        ],
      })
  },
}
