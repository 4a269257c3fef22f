import { createHash, randomBytes } from 'node:crypto'
import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { mailLink } from '@/db/schema/identity-ways'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { linkAsked } from './events'
import type { LinkKind } from './schemas/sign-in'

const hourMs = 3_600_000

/** So long a link of each kind opens something. */
const lifeMs: Record<LinkKind, number> = {
  sign_up: 24 * hourMs,
  change_email: 24 * hourMs,
  reset: 30 * 60_000,
}

/**
 * More of one kind are not sent to a mailbox in an hour, or in a link's life if that is shorter, whoever asks; nobody is
 * told. So a mailbox that is asked for too often holds a link that still works.
 */
const mostAtOnce = 3

interface Wanted {
  kind: LinkKind
  email: string
  personId?: string
  backTo?: string | undefined
}

/** Asks for a link by mail. This does the same for every address; what comes of it is decided by `issueLink`. */
export async function askLink(ctx: Ctx, { kind, email, personId, backTo }: Wanted): Promise<void> {
  const id = newId('link')
  await ctx.tx.insert(mailLink).values({
    id,
    kind,
    email,
    personId: personId ?? null,
    backTo: backTo ?? '/',
    askedAt: ctx.now,
    expiresAt: inMs(ctx.now, lifeMs[kind]),
  })
  await ctx.emit(linkAsked, { aggregate: id, payload: { linkId: id }, rooms: [] })
}

export interface Issue {
  letter: 'sign_up' | 'has_account' | 'reset' | 'confirm_email' | 'email_taken'
  address: string
  /** Whose account it is about; null for new people. */
  personId: string | null
  /** Path of the page that the letter leads to; the only place where a link's secret stands. */
  path: string
  expiresAt: Date
}

/** What goes to the mailbox for which a link was asked, once; null when nothing does. */
export async function issueLink(ctx: Ctx, linkId: string): Promise<Issue | null> {
  const [row] = await ctx.tx.select().from(mailLink).where(eq(mailLink.id, linkId)).for('update')
  if (!row || row.issuedAt || row.expiresAt <= ctx.now) return null
  if (await sentEnough(ctx, row)) return null
  const [owner] = await ctx.tx.select({ id: person.id }).from(person).where(eq(person.email, row.email))
  const { kind, email: address, expiresAt } = row
  if (kind === 'reset' && !owner) return null
  const known = owner && taken[kind]
  const personId = owner?.id ?? row.personId
  const secret = randomBytes(32).toString('base64url')
  await ctx.tx
    .update(mailLink)
    .set({ issuedAt: ctx.now, personId, hash: known ? null : hashOfSecret(secret) })
    .where(eq(mailLink.id, linkId))
  const { letter, path } = known ? { letter: known, path: '/sign-in' } : pages[kind](secret)
  return { letter, path, address, personId, expiresAt }
}

/** What the mailbox of somebody who has an account is told instead. */
const taken: Record<LinkKind, Issue['letter'] | null> = {
  sign_up: 'has_account',
  change_email: 'email_taken',
  reset: null,
}

const pages: Record<LinkKind, (secret: string) => Pick<Issue, 'letter' | 'path'>> = {
  sign_up: (secret) => ({ letter: 'sign_up', path: `/sign-up/${secret}` }),
  reset: (secret) => ({ letter: 'reset', path: `/reset/${secret}` }),
  change_email: (secret) => ({ letter: 'confirm_email', path: `/confirm-email/${secret}` }),
}

async function sentEnough(ctx: Ctx, { kind, email }: LinkRow): Promise<boolean> {
  const since = inMs(ctx.now, -Math.min(hourMs, lifeMs[kind]))
  const [recent] = await ctx.tx
    .select({ n: count() })
    .from(mailLink)
    .where(and(eq(mailLink.email, email), eq(mailLink.kind, kind), gt(mailLink.issuedAt, since)))
  return (recent?.n ?? 0) >= mostAtOnce
}

type LinkRow = typeof mailLink.$inferSelect

const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const openLink = (kind: LinkKind, secret: string, at: Date) =>
  and(
    eq(mailLink.hash, hashOfSecret(secret)),
    eq(mailLink.kind, kind),
    isNull(mailLink.usedAt),
    gt(mailLink.expiresAt, at),
  )

/** The link that this secret opens; null when it is used, too old or none of ours. */
export async function readLink(db: Db | Tx, kind: LinkKind, secret: string, at: Date) {
  const [row] = await db
    .select()
    .from(mailLink)
    .where(openLink(kind, secret, at))
  return row ?? null
}

/** Uses the link up, together with whatever else the transaction does. Refuses one that opens nothing. */
export async function useLink(ctx: Ctx, kind: LinkKind, secret: string): Promise<LinkRow> {
  const [used] = await ctx.tx
    .update(mailLink)
    .set({ usedAt: ctx.now })
    .where(openLink(kind, secret, ctx.now))
    .returning()
  return used ?? deadLink()
}

export function deadLink(): never {
  refuse('dead_link', 'This link was used before, is too old, or is not complete. Ask for a new one.', {
    status: 404,
  })
}

/** Links that could still open or change something of this account end. */
export async function endLinks(ctx: Ctx, personId: string): Promise<void> {
  await ctx.tx
    .update(mailLink)
    .set({ expiresAt: ctx.now })
    .where(and(eq(mailLink.personId, personId), isNull(mailLink.usedAt), gt(mailLink.expiresAt, ctx.now)))
}
