import { rawSql } from '../../lib/kernel/db'

/** Ids that nobody but these people may be told, and how to find them. */
const owners: Record<string, (id: string) => Promise<readonly Record<string, string>[]>> = {
  deal: (id) => rawSql()`select buyer_id, seller_id from deal where id = ${id}`,
  ord: (id) => rawSql()`select o.buyer_id, s.seller_id from "order" o join seller_order s on s.order_id = o.id
    where o.id = ${id}`,
  sor: (id) => rawSql()`select o.buyer_id, s.seller_id from "order" o join seller_order s on s.order_id = o.id
    where s.id = ${id}`,
  rfd: (
    id,
  ) => rawSql()`select o.buyer_id, s.seller_id from refund r join seller_order s on s.id = r.seller_order_id
    join "order" o on o.id = s.order_id where r.id = ${id}`,
  dsp: (
    id,
  ) => rawSql()`select o.buyer_id, s.seller_id from dispute d join seller_order s on s.id = d.seller_order_id
    join "order" o on o.id = s.order_id where d.id = ${id}`,
  cln: (id) =>
    rawSql()`select c.person_id from cart_line l join cart c on c.id = l.cart_id where l.id = ${id}`,
  ses: (id) => rawSql()`select person_id from session where id = ${id}`,
  tok: (id) => rawSql()`select person_id from api_token where id = ${id}`,
  /** A draft; what has been published is everybody's to see. */
  lst: (id) =>
    rawSql()`select case when state = 'draft' then seller_id else 'everybody' end from listing where id = ${id}`,
  gds: (id) =>
    rawSql()`select case when state = 'draft' then seller_id else 'everybody' end from goods where id = ${id}`,
  adr: (id) => rawSql()`select person_id from channel_address where id = ${id}`,
  dlv: (id) => rawSql()`select person_id from delivery where id = ${id}`,
  ntf: (id) => rawSql()`select person_id from notification where id = ${id}`,
  psk: (id) => rawSql()`select person_id from passkey where id = ${id}`,
  str: (id) => rawSql()`select owner_id from strategy where id = ${id}`,
  stv: (id) =>
    rawSql()`select owner_id from strategy s join strategy_version v on v.strategy_id = s.id where v.id = ${id}`,
  aud: (id) => rawSql()`select actor, subject from audit where id = ${id}`,
}

const idPattern = new RegExp(`\\b(${Object.keys(owners).join('|')})_[0-9a-z]{26}\\b`, 'g')
const known = new Map<string, ReadonlySet<string>>()

async function ownersOf(id: string): Promise<ReadonlySet<string>> {
  const cached = known.get(id)
  if (cached) return cached
  const rows = (await owners[id.split('_')[0] ?? '']?.(id)) ?? []
  const found = new Set(rows.flatMap((row) => Object.values(row)))
  if (found.size > 0 && !(/^(lst|gds)_/.test(id) && !found.has('everybody'))) known.set(id, found)
  return found
}

/** An id in this answer that belongs to other people alone, also of things that were made a moment ago; null when none does. */
export async function foreignId(answer: string, callerId: string | null): Promise<string | null> {
  for (const [id] of answer.matchAll(idPattern)) {
    const people = await ownersOf(id)
    if (people.size > 0 && !people.has('everybody') && !(callerId !== null && people.has(callerId))) return id
  }
  return null
}

/** Ids of things that exist: of everybody, and by whose they are. */
export interface KnownIds {
  any: Record<string, string[]>
  own: Map<string, Record<string, string[]>>
}

const tables: [prefix: string, rows: string][] = [
  ['usr', 'select id, id as owner from person'],
  ['lst', 'select id, seller_id as owner from listing'],
  ['gds', 'select id, seller_id as owner from goods'],
  ['deal', 'select id, seller_id as owner from deal'],
  ['bot', 'select id, null as owner from steam_bot'],
  ['trd', 'select id, null as owner from steam_trade'],
  ['ord', 'select id, buyer_id as owner from "order"'],
  ['sor', 'select id, seller_id as owner from seller_order'],
  ['rfd', 'select r.id, s.seller_id as owner from refund r join seller_order s on s.id = r.seller_order_id'],
  ['dsp', 'select d.id, s.seller_id as owner from dispute d join seller_order s on s.id = d.seller_order_id'],
  ['ses', 'select id, person_id as owner from session'],
  ['tok', 'select id, person_id as owner from api_token'],
  ['ntf', 'select id, person_id as owner from notification'],
  ['psk', 'select id, person_id as owner from passkey'],
  ['adr', 'select id, person_id as owner from channel_address'],
  ['dlv', 'select id, person_id as owner from delivery'],
  ['str', 'select id, owner_id as owner from strategy'],
  ['itm', 'select id, null as owner from steam_item'],
]

export async function knownIds(): Promise<KnownIds> {
  const ids: KnownIds = { any: {}, own: new Map() }
  for (const [prefix, select] of tables) {
    const rows = await rawSql().unsafe<{ id: string; owner: string | null }[]>(
      `${select} order by id desc limit 400`,
    )
    ids.any[prefix] = rows.map(({ id }) => id)
    for (const { id, owner } of rows) {
      if (owner === null) continue
      const own = ids.own.get(owner) ?? {}
      ids.own.set(owner, own)
      own[prefix] = [...(own[prefix] ?? []), id]
    }
  }
  return ids
}
