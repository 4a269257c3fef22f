import type { InferSelectModel } from 'drizzle-orm'
import type { person } from '@/db/schema/identity'
import { tradeUrlOf } from '@/lib/steam'
import type { Me, PersonCard } from './schemas'

export type PersonRow = InferSelectModel<typeof person>

export const cardOf = ({ id, name, avatarUrl }: PersonCard): PersonCard => ({ id, name, avatarUrl })

export const meOf = (row: PersonRow): Me => ({
  ...cardOf(row),
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
