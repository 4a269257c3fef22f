import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { personOffice } from '@/lib/identity'
import { staffOnly } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { type PersonFile, personFileView } from './schemas'

const latest = 8

export const personFile = query(
  {
    name: 'ops.personFile',
    summary: 'What the house knows about one person: account, money, deals, listings and acts.',
    input: z.object({ personId: idSchema('user') }),
    output: personFileView,
    access: staffOnly,
  },
  async ({ personId }, { db, actor, now }) => {
    const [office, money, deals, listings, acts] = await Promise.all([
      personOffice(db, personId, actor, now),
      moneyOf(db, personId),
      dealsOf(db, personId),
      listingsOf(db, personId),
      actsOf(db, personId),
    ])
    return { ...(office ?? notFound('person')), money, deals, listings, acts }
  },
)

async function moneyOf(db: Db | Tx, personId: string): Promise<PersonFile['money']> {
  const rows = await db.execute<{ currency: string; posted: string; held: string }>(sql`
    select currency, posted, held from ledger_account where code = ${`user:${personId}:wallet`} order by currency`)
  return rows.map(({ currency, posted, held }) => ({
    currency,
    availableMinor: Number(posted) - Number(held),
    heldMinor: Number(held),
  }))
}

interface DealRow extends Record<string, unknown> {
  id: string
  state: string
  side: 'buyer' | 'seller'
  price_minor: string
  currency: string
  item: string
  created_at: string
  total: number
  open: number
}

async function dealsOf(db: Db | Tx, personId: string): Promise<PersonFile['deals']> {
  const rows = await db.execute<DealRow>(sql`
    select deal.id, deal.state, case when buyer_id = ${personId} then 'buyer' else 'seller' end as side,
      deal.price_minor, deal.currency, steam_item.name as item, deal.created_at,
      count(*) over ()::int as total,
      count(*) filter (where deal.state not in ('settled', 'refunded', 'returned')) over ()::int as open
    from deal join steam_item on steam_item.id = deal.item_id
    where buyer_id = ${personId} or seller_id = ${personId}
    order by deal.created_at desc, deal.id desc limit ${latest}`)
  return {
    total: rows[0]?.total ?? 0,
    open: rows[0]?.open ?? 0,
    latest: rows.map(({ id, state, side, item, price_minor, currency, created_at }) => ({
      id,
      state,
      side,
      item,
      priceMinor: Number(price_minor),
      currency,
      createdAt: iso(created_at),
    })),
  }
}

interface ListingRow extends Record<string, unknown> {
  id: string
  state: string
  market_hash_name: string
  price_minor: string
  currency: string
  total: number
  active: number
}

async function listingsOf(db: Db | Tx, personId: string): Promise<PersonFile['listings']> {
  const rows = await db.execute<ListingRow>(sql`
    select id, state, market_hash_name, price_minor, currency, count(*) over ()::int as total,
      count(*) filter (where state = 'active') over ()::int as active
    from listing where seller_id = ${personId} order by created_at desc, id desc limit ${latest}`)
  return {
    total: rows[0]?.total ?? 0,
    active: rows[0]?.active ?? 0,
    latest: rows.map(({ id, state, market_hash_name, price_minor, currency }) => ({
      id,
      state,
      item: market_hash_name,
      priceMinor: Number(price_minor),
      currency,
    })),
  }
}

interface ActRow extends Record<string, unknown> {
  id: string
  at: string
  actor_name: string
  act: string
  reason: string | null
}

/** What was done to the person by hand, and what they did themselves. */
async function actsOf(db: Db | Tx, personId: string): Promise<PersonFile['acts']> {
  const rows = await db.execute<ActRow>(sql`
    select audit.id, at, coalesce(person.name, actor) as actor_name, act, reason
    from audit left join person on person.id = audit.actor
    where subject = ${personId} order by at desc, audit.id desc limit ${latest * 2}`)
  return rows.map(({ id, at, actor_name, act, reason }) => ({
    id,
    at: iso(at),
    actorName: actor_name.replace(/^system:/, ''),
    act,
    reason,
  }))
}

const iso = (at: string): string => new Date(at).toISOString()
