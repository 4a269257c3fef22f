import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { anyone, signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { type Language, type Me, meSchema, type PersonCard, personCardSchema } from './schemas/person'
import { meOf } from './views'

export const me = query(
  {
    name: 'identity.me',
    summary: 'The account of the caller.',
    input: z.object({}),
    output: meSchema,
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const [row] = await db
      .select()
      .from(person)
      .where(eq(person.id, selfOf(actor).id))
    if (!row) notFound('account')
    return meOf(row)
  },
)

/** In an address: `ids=usr_…,usr_…`. */
const idList = z
  .union([z.string().transform((list) => list.split(',')), z.array(z.string())])
  .pipe(z.array(idSchema('user')).max(100, 'Ask for at most 100 people at once.'))

export const people = query(
  {
    name: 'identity.people',
    summary: 'Names and pictures of up to 100 people.',
    input: z.object({ ids: idList }),
    output: z.array(personCardSchema),
    access: anyone,
  },
  async ({ ids }, { db }) => [...(await personNames(db, ids)).values()],
)

/** Names and pictures by id, for the views of other domains. Unknown ids are absent. */
export async function personNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ id: person.id, name: person.name, avatarUrl: person.avatarUrl })
    .from(person)
    .where(inArray(person.id, wanted))
  return new Map(rows.map((row) => [row.id, row]))
}

export interface Locale {
  language: Language
  zone: string
}

const elsewhere: Locale = { language: 'en', zone: 'UTC' }

/** In which language and time zone people want to be told things. */
export async function localesOf(db: Db | Tx, ids: readonly string[]): Promise<(id: string) => Locale> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: person.id, language: person.language, zone: person.zone })
          .from(person)
          .where(inArray(person.id, [...new Set(ids)]))
  const known = new Map(rows.map(({ id, ...locale }) => [id, locale]))
  return (id) => known.get(id) ?? elsewhere
}

/** What of a person the pages of others are made of, and for whom; null when there is nobody. */
export async function profileOf(db: Db | Tx, personId: string): Promise<Me | null> {
  const [row] = await db
    .select()
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.deletedAt)))
  return row ? meOf(row) : null
}

export interface SteamParty {
  personId: string
  steamId: string | null
  tradeToken: string | null
}

/** Where a person's trade offers go. */
export async function steamPartyOf(db: Db | Tx, personId: string): Promise<SteamParty | null> {
  const [row] = await db
    .select({ personId: person.id, steamId: person.steamId, tradeToken: person.steamTradeToken })
    .from(person)
    .where(eq(person.id, personId))
  return row ?? null
}
