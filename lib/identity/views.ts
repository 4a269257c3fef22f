import type { InferSelectModel } from 'drizzle-orm'
import type { person } from '@/db/schema/identity'
import { currencySchema } from '@/lib/kernel/money'
import { tradeUrlOf } from '@/lib/steam'
import type { Me, PersonCard } from './schemas/person'

export type PersonRow = InferSelectModel<typeof person>

export const cardOf = ({ id, name, avatarUrl }: PersonCard): PersonCard => ({ id, name, avatarUrl })

export const meOf = (row: PersonRow): Me => ({
  ...cardOf(row),
  bio: row.bio,
  country: row.country,
  language: row.language,
  zone: row.zone,
  currency: currencySchema.parse(row.currency),
  look: { accent: row.accent, density: row.density },
  privacy: {
    inventory: row.inventoryFor,
    library: row.libraryFor,
    activity: row.activityFor,
  },
  role: row.role,
  email: row.email,
  hasPassword: row.passwordHash !== null,
  steamId: row.steamId,
  tradeUrl:
    row.steamId && row.steamTradeToken
      ? tradeUrlOf({ steamId: row.steamId, token: row.steamTradeToken })
      : null,
  createdAt: row.createdAt.toISOString(),
})
