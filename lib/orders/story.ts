import { sql } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/kernel/db'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import type { StepView } from './schemas'

/** Who is who in what is told. */
export interface Cast {
  viewerId: string
  buyerId: string
  sellerId: string | null
  currency: Currency
}

interface MoveRow extends Record<string, unknown> {
  subject: string
  event: string
  to_state: string
  actor: string
  data: Record<string, unknown>
  at: string
}

/** What happened to a purchase or an order of a seller, the oldest first. */
export async function storiesOf(db: Db | Tx, subjects: readonly string[], cast: (subject: string) => Cast) {
  const rows = await db.execute<MoveRow>(sql`
    select subject, event, to_state, actor, data, at from timeline
    where subject in ${[...subjects, '']} order by id`)
  const stories = new Map<string, StepView[]>(subjects.map((subject) => [subject, []]))
  for (const row of rows) stories.get(row.subject)?.push(step(row, cast(row.subject)))
  return stories
}

function step({ event, to_state: to, actor, data, at }: MoveRow, cast: Cast): StepView {
  const { title, text } = words[event] ?? { title: to.replaceAll('_', ' '), text: () => '' }
  return { at: new Date(at).toISOString(), event, to, who: whoOf(actor, cast), title, text: text(data, cast) }
}

function whoOf(actor: string, { viewerId, buyerId, sellerId }: Cast): StepView['who'] {
  if (actor === viewerId) return 'you'
  if (actor === buyerId) return 'buyer'
  return actor === sellerId ? 'seller' : 'tradepost'
}

type Words = { title: string; text: (data: Record<string, unknown>, cast: Cast) => string }

const sum = ({ amountMinor, totalMinor }: Record<string, unknown>, { currency }: Cast): string =>
  formatMoney(Number(amountMinor ?? totalMinor ?? 0), currency)
const plain = (title: string, text = ''): Words => ({ title, text: () => text })
const because = ({ reason }: Record<string, unknown>): string => (typeof reason === 'string' ? reason : '')

const words: Readonly<Record<string, Words>> = {
  create: { title: 'Ordered', text: (data, cast) => sum(data, cast) },
  await_payment: plain('Went to pay', 'The things on it stay reserved meanwhile.'),
  reopen: plain('Came back without paying', 'Another way to pay can be chosen.'),
  pay: plain('Paid', 'The money is in escrow.'),
  expire: plain('The time was over', 'Nothing was taken, and the things can be bought by others again.'),
  cancel: { title: 'Called off', text: because },
  drop: plain('Given up', 'Nothing was taken.'),
  begin: plain('Being prepared'),
  ship: { title: 'Sent', text: ({ carrier, tracking }) => [carrier, tracking].filter(Boolean).join(', ') },
  track: {
    title: 'Tracking changed',
    text: ({ carrier, tracking }) => [carrier, tracking].filter(Boolean).join(', '),
  },
  deliver: plain('Delivered', 'It can be sent back for 14 days.'),
  complete: plain('Complete', 'The seller has the money.'),
  complete_part: plain('Complete', 'A part was refunded.'),
  dispute: { title: 'In dispute', text: because },
  withdraw: plain('Dispute withdrawn'),
  settle_seller: plain('Dispute decided', 'The seller keeps the money.'),
  settle_part: plain('Dispute decided', 'The money was split.'),
  refund: { title: 'Refunded', text: (data, cast) => `${sum(data, cast)}. ${because(data)}` },
  refund_part: { title: 'Refunded in part', text: (data, cast) => `${sum(data, cast)}. ${because(data)}` },
}
