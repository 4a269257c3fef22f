import { z } from 'zod'
import { lookSchema, roleSchema } from '@/lib/identity/schemas/person'
import { personOffice } from '@/lib/identity/schemas/standing'
import { currencySchema } from '@/lib/kernel/money'

export const frameView = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  role: roleSchema,
  /** The person may look but not act; null: until it is lifted. */
  suspended: z.object({ until: z.string().nullable() }).nullable(),
  /** When the account will be deleted; null: never. */
  leavesAt: z.string().nullable(),
  look: lookSchema,
  /** What can be spent, in the wallet that is shown first. */
  balanceMinor: z.number().int(),
  currency: currencySchema,
  /** Deals that wait for this person. */
  moves: z.number().int().nonnegative(),
  /** Notifications that wait to be read. */
  unread: z.number().int().nonnegative(),
})

export type FrameView = z.infer<typeof frameView>

const count = z.number().int().nonnegative()
const ms = z.number().nonnegative()

export const healthView = z.object({
  at: z.string(),
  /** `lagMs`: how long the oldest job that may start has waited. `failed`: jobs given up in the last day. */
  jobs: z.object({ lagMs: ms, waiting: count, failed: count }),
  /** `lagMs`: age of the oldest event that a reader has not handled. `dead`: events a reader gave up on. */
  events: z.object({ lagMs: ms, dead: count }),
  /** Disabled bots are not counted. `trouble` is the name of one that should be online and is not. */
  bots: z.object({ online: count, total: count, trouble: z.string().nullable() }),
  /** The last proof of the whole ledger. */
  ledger: z.object({ at: z.string(), sound: z.boolean() }).nullable(),
  /** Deals that ended in the last 24 hours, by hour, the oldest first. */
  ended: z.object({ count, medianMs: ms.nullable(), hourly: z.array(count) }),
  database: z.object({ connections: count, max: count, sizeBytes: count }),
})

export type HealthView = z.infer<typeof healthView>

export const auditInput = z.object({
  /** Name of an act, as `deals.refund`. */
  act: z.string().max(100).optional(),
  /** Id of what was acted on. */
  subject: z.string().trim().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})

export const auditRow = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  /** A person's name, or which of our own workers it was. */
  actorName: z.string(),
  /** Network address of the caller; null for our own workers. */
  address: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})

export type AuditRow = z.infer<typeof auditRow>

export const auditView = z.object({
  items: z.array(auditRow),
  nextCursor: z.string().nullable(),
  /** Every act that is in the log, for a filter. */
  acts: z.array(z.string()),
})

export type AuditView = z.infer<typeof auditView>

const priced = z.object({
  id: z.string(),
  state: z.string(),
  item: z.string(),
  priceMinor: z.number().int(),
  currency: z.string(),
})

export const personFileView = personOffice.extend({
  money: z.array(
    z.object({ currency: z.string(), availableMinor: z.number().int(), heldMinor: z.number().int() }),
  ),
  deals: z.object({
    total: z.number().int(),
    open: z.number().int(),
    latest: z.array(priced.extend({ side: z.enum(['buyer', 'seller']), createdAt: z.string() })),
  }),
  listings: z.object({ total: z.number().int(), active: z.number().int(), latest: z.array(priced) }),
  acts: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      actorName: z.string(),
      act: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})

export type PersonFile = z.infer<typeof personFileView>

/** What others see of a person; what is private is null. */
export const publicProfileView = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  bio: z.string(),
  country: z.string().nullable(),
  /** Who works for the house. */
  office: z.enum(['moderator', 'admin']).nullable(),
  createdAt: z.string(),
  trades: z
    .object({ sold: z.number().int(), bought: z.number().int(), forSale: z.number().int() })
    .nullable(),
  /** As the inventories were when they were last read. */
  items: z
    .array(z.object({ id: z.string(), name: z.string(), artSrc: z.string(), rarity: z.string() }))
    .nullable(),
})

export type PublicProfile = z.infer<typeof publicProfileView>
