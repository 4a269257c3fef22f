import { eq } from 'drizzle-orm'
import { person } from '../../db/schema/identity'
import { delivery, deliveryAttempt } from '../../db/schema/notifications'
import { type Person, system } from '../../lib/kernel/access'
import { rawDb } from '../../lib/kernel/db'
import { newId } from '../../lib/kernel/ids'
import { type Ctx, inTransaction } from '../../lib/kernel/operation'
import type { KindName } from '../../lib/notifications/kinds'
import { notify } from '../../lib/notifications/notify'
import type { NoticeFacts } from '../../lib/notifications/schemas/notice'

let made = 0

export interface Member {
  actor: Person
  email: string
}

/** A person with an e-mail address of their own. */
export async function member(name = 'Mara'): Promise<Member> {
  const id = newId('user')
  const email = `member${process.pid}-${++made}@example.com`
  await rawDb().insert(person).values({ id, name, email, passwordHash: 'none', createdAt: new Date() })
  return { actor: { kind: 'person', id, role: 'user' }, email }
}

const facts: NoticeFacts = {
  dealId: 'deal_1',
  item: 'Bow <of> "Light"',
  other: 'Ilse',
  amountMinor: 2_410,
  currency: 'EUR',
  role: 'admin',
  device: 'Firefox on Linux',
  address: 'old@example.com',
  reason: '550',
}

let events = 1_000_000

/** Tells a member something, as a reaction to an event would; give an event again to repeat it. */
export async function tellMember({ actor }: Member, kind: KindName, eventId = ++events): Promise<number> {
  await inTransaction(system('test'), (ctx) =>
    notify(ctx, { personId: actor.id, kind, data: facts, eventId }),
  )
  return eventId
}

/** The same within a transaction, by the person's id. */
export const tellLinked = (ctx: Ctx, told: { personId: string; kind: KindName; eventId: number }) =>
  notify(ctx, { ...told, data: facts })

export type { KindName }

export const deliveriesOf = ({ actor }: Member) =>
  rawDb()
    .select()
    .from(delivery)
    .where(eq(delivery.personId, actor.id))
    .orderBy(delivery.createdAt, delivery.id)

export const attemptsOf = (deliveryId: string) =>
  rawDb()
    .select()
    .from(deliveryAttempt)
    .where(eq(deliveryAttempt.deliveryId, deliveryId))
    .orderBy(deliveryAttempt.attempt)
