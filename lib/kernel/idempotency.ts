import { and, eq } from 'drizzle-orm'
import { idempotencyKey } from '@/db/schema/kernel'
import { keyedHashOf, seal, unseal } from './crypto'
import type { Tx } from './db'
import { refuse } from './errors'

export interface IdempotencyScope {
  /** Whose key it is; two people never share a key. */
  scope: string
  operation: string
  key: string
}

/** Claims the key in this transaction. Returns the stored answer of an earlier run, or null when this is the first. */
export async function claimKey(
  tx: Tx,
  at: IdempotencyScope,
  input: unknown,
): Promise<{ answer: unknown } | null> {
  const hash = keyedHashOf(input)
  const inserted = await tx
    .insert(idempotencyKey)
    .values({ ...at, hash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKey.key })
  if (inserted.length > 0) return null
  const [stored] = await tx.select().from(idempotencyKey).where(matches(at))
  if (!stored?.hash.equals(hash)) {
    refuse('idempotency_mismatch', 'This Idempotency-Key was already used for another request.', {
      status: 422,
    })
  }
  return { answer: JSON.parse(unseal(String(stored.answer), contextOf(at))) }
}

/** Answers may hold what is shown once and kept nowhere, for example a token: they are sealed. */
export async function storeAnswer(tx: Tx, at: IdempotencyScope, answer: unknown): Promise<void> {
  await tx
    .update(idempotencyKey)
    .set({ answer: seal(JSON.stringify(answer), contextOf(at)) })
    .where(matches(at))
}

const contextOf = ({ scope, operation, key }: IdempotencyScope): string => `${scope} ${operation} ${key}`

const matches = (at: IdempotencyScope) =>
  and(
    eq(idempotencyKey.scope, at.scope),
    eq(idempotencyKey.operation, at.operation),
    eq(idempotencyKey.key, at.key),
  )
