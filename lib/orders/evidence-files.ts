import { and, asc, count, eq, inArray, or, type SQLWrapper } from 'drizzle-orm'
import { z } from 'zod'
import { dispute, disputeFile, order, sellerOrder } from '@/db/schema/orders'
import { type Access, isAdmin, system, systemOnly } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { idSchema, newId } from '@/lib/kernel/ids'
import { type Caller, command, query } from '@/lib/kernel/operation'
import { safeDocument } from '@/lib/media'
import { partiesOfDispute } from './access'
import { isOpenDispute, lockDispute } from './dispute-row'

const mostFiles = 5

const disputeRef = z.object({ disputeId: idSchema('dispute') })

/** Asked before a file is read: whether the caller may show one now. */
const beginEvidenceFile = command(
  {
    name: 'orders.beginEvidenceFile',
    summary: 'Asks whether a party of an open dispute may show one more file.',
    input: disputeRef,
    output: z.object({ authorId: idSchema('user') }),
    access: partiesOfDispute,
    limit: { max: 20, windowS: 3_600 },
  },
  async ({ disputeId }, ctx) => {
    if (ctx.actor.kind !== 'person') notFound('dispute')
    const { row } = await lockDispute(ctx, disputeId)
    if (!isOpenDispute(row)) refuse('wrong_state', 'This dispute is decided already.')
    const mine = and(eq(disputeFile.disputeId, disputeId), eq(disputeFile.authorId, ctx.actor.id))
    const [known] = await ctx.tx.select({ files: count() }).from(disputeFile).where(mine)
    if ((known?.files ?? 0) >= mostFiles)
      refuse('evidence_full', `Each side shows at most ${mostFiles} files.`)
    return { authorId: ctx.actor.id }
  },
)

const keepEvidenceFile = command(
  {
    name: 'orders.keepEvidenceFile',
    summary: 'Keeps a file of a party of a dispute that was made safe.',
    input: disputeRef.extend({
      authorId: idSchema('user'),
      name: z.string().max(120),
      type: z.enum(['image/webp', 'application/pdf']),
      base64: z.string(),
    }),
    output: z.object({ fileId: z.string() }),
    access: systemOnly,
  },
  async ({ base64, ...file }, ctx) => {
    const { row } = await lockDispute(ctx, file.disputeId)
    if (!isOpenDispute(row)) refuse('wrong_state', 'This dispute is decided already.')
    const bytes = Buffer.from(base64, 'base64')
    const id = newId('disputeFile')
    await ctx.tx.insert(disputeFile).values({ id, ...file, bytes, sizeBytes: bytes.byteLength, at: ctx.now })
    return { fileId: id }
  },
)

/** Takes a file of a party: asks first, makes it safe outside any transaction, then keeps it. */
export async function sendEvidenceFile(
  caller: Caller,
  disputeId: string,
  { name, read }: { name: string; read: () => Promise<Uint8Array> },
): Promise<void> {
  const { authorId } = await beginEvidenceFile.run(caller, { disputeId })
  const { type, bytes } = await safeDocument(Buffer.from(await read()))
  const base64 = bytes.toString('base64')
  const file = { disputeId, authorId, name: plainName(name, type), type, base64 }
  await keepEvidenceFile.run({ actor: system('orders.sendEvidenceFile') }, file)
}

/** As people called it, without what no file name needs, and with the ending of what it is now. */
function plainName(name: string, type: string): string {
  const bare = name
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
    .replace(/^[. ]+/, '')
    .trim()
  return `${bare.slice(0, 80) || 'file'}${type === 'application/pdf' ? '.pdf' : '.webp'}`
}

type FileRow = Pick<typeof disputeFile.$inferSelect, 'id' | 'disputeId' | 'authorId' | 'name' | 'at'>

/** What was shown in these disputes, without the bytes. */
export function filesOf(db: Db | Tx, disputes: string[] | SQLWrapper): Promise<FileRow[]> {
  const { id, disputeId, authorId, name, at } = disputeFile
  return db
    .select({ id, disputeId, authorId, name, at })
    .from(disputeFile)
    .where(inArray(disputeId, disputes))
    .orderBy(asc(at), asc(id))
}

export const viewFile = ({ id, at, authorId, name }: FileRow, nameOf: (id: string) => string) => ({
  ...{ id, name, at: at.toISOString(), author: nameOf(authorId) },
})

const partiesAndAdmins: Access<{ fileId: string }> = {
  rule: 'The buyer and the seller of the order in dispute, and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', admin: 'allow' },
  hides: 'file',
  check: async (actor, { fileId }, db) => {
    if (isAdmin(actor)) return true
    if (actor.kind !== 'person') return false
    const parties = or(eq(order.buyerId, actor.id), eq(sellerOrder.sellerId, actor.id))
    const rows = await db
      .select({ id: disputeFile.id })
      .from(disputeFile)
      .innerJoin(dispute, eq(dispute.id, disputeFile.disputeId))
      .innerJoin(sellerOrder, eq(sellerOrder.id, dispute.sellerOrderId))
      .innerJoin(order, eq(order.id, sellerOrder.orderId))
      .where(and(eq(disputeFile.id, fileId), parties))
    return rows.length === 1
  },
}

const fileOfDispute = query(
  {
    name: 'orders.evidenceFile',
    summary: 'One file that a party of a dispute showed.',
    input: z.object({ fileId: idSchema('disputeFile') }),
    output: z.object({ name: z.string(), type: z.string(), base64: z.string() }),
    access: partiesAndAdmins,
  },
  async ({ fileId }, { db }) => {
    const [row] = await db.select().from(disputeFile).where(eq(disputeFile.id, fileId))
    if (!row) notFound('file')
    return { name: row.name, type: row.type, base64: row.bytes.toString('base64') }
  },
)

export async function readEvidenceFile(caller: Caller, fileId: string) {
  const { name, type, base64 } = await fileOfDispute.run(caller, { fileId })
  return { name, type, bytes: Buffer.from(base64, 'base64') }
}
