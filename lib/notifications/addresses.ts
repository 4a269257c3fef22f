import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { channelAddress, webhookEndpoint } from '@/db/schema/notifications'
import { seal, unseal } from '@/lib/kernel/crypto'
import type { Db, Tx } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { channelOf } from './channels'
import type { KindName } from './kinds'
import { accountEmail } from './queries'
import type { Channel } from './schemas/channel'

export interface Address {
  id: string
  channel: Channel
  offWhy: string | null
  /** Kinds that it is told; null: whatever its owner wishes. */
  kinds: readonly string[] | null
}

/** Every address of a person. A changed account e-mail begins anew, whatever happened to the old one. */
export async function addressesOf(ctx: Ctx, personId: string): Promise<Address[]> {
  const [email, rows] = await Promise.all([
    accountEmail(ctx.tx, personId),
    ctx.tx
      .select({
        id: channelAddress.id,
        channel: channelAddress.channel,
        address: channelAddress.address,
        offWhy: channelAddress.switchedOffWhy,
        kinds: webhookEndpoint.kinds,
      })
      .from(channelAddress)
      .leftJoin(webhookEndpoint, eq(webhookEndpoint.addressId, channelAddress.id))
      .where(eq(channelAddress.personId, personId)),
  ])
  const known = rows.find(({ channel }) => channel === 'email')
  if (known?.address === (email ?? undefined)) return rows
  const others = rows.filter(({ channel }) => channel !== 'email')
  if (email === null) return others
  const id = await saveAddress(ctx, { personId, channel: 'email', address: email, label: email })
  return [...others, { id, channel: 'email', offWhy: null, kinds: null }]
}

/** Whether an address is told a kind, where it chooses by itself. */
export const hears = ({ kinds }: Address, kind: KindName): boolean => kinds === null || kinds.includes(kind)

export interface NewAddress {
  personId: string
  channel: Channel
  /** In plain text. */
  address: string
  label: string
  verifiedAt?: Date
}

/** Writes an address that works. Where a channel has one per person, it takes the place of the former one. */
export async function saveAddress(ctx: Ctx, added: NewAddress): Promise<string> {
  const { personId, channel, address, label, verifiedAt = null } = added
  const single = channelOf(channel).addresses === 1
  const mark = fingerprint(address)
  await oneAtATime(ctx, personId)
  const [known] = await ctx.tx
    .select({ id: channelAddress.id })
    .from(channelAddress)
    .where(
      and(
        eq(channelAddress.personId, personId),
        eq(channelAddress.channel, channel),
        single ? undefined : eq(channelAddress.fingerprint, mark),
      ),
    )
    .for('update')
  const id = known?.id ?? newId('channelAddress')
  const fresh = {
    address: channelOf(channel).sealed ? seal(address, contextOf(id)) : address,
    fingerprint: mark,
    label,
    verifiedAt,
    failingSince: null,
    switchedOffAt: null,
    switchedOffWhy: null,
  }
  await ctx.tx
    .insert(channelAddress)
    .values({ id, personId, channel, createdAt: ctx.now, ...fresh })
    .onConflictDoUpdate({ target: channelAddress.id, set: fresh })
  return id
}

/** Two that write addresses of a person at once would both find none and both add one. */
const oneAtATime = ({ tx }: Ctx, personId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`notifications.addresses ${personId}`}, 0))`)

const contextOf = (id: string) => `notifications.address:${id}`

/** The address as the far side knows it. */
export const openAddress = (channel: Channel, id: string, address: string): string =>
  channelOf(channel).sealed ? unseal(address, contextOf(id)) : address

export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function readEmail(db: Db | Tx, personId: string) {
  const [row] = await db
    .select({ id: channelAddress.id, address: channelAddress.address, offWhy: channelAddress.switchedOffWhy })
    .from(channelAddress)
    .where(and(eq(channelAddress.personId, personId), eq(channelAddress.channel, 'email')))
  return row ?? null
}

/** The channels by which a person can be reached. */
export async function linkedChannels(db: Db | Tx, personId: string): Promise<Set<Channel>> {
  const rows = await db
    .selectDistinct({ channel: channelAddress.channel })
    .from(channelAddress)
    .where(eq(channelAddress.personId, personId))
  return new Set(rows.map(({ channel }) => channel))
}
