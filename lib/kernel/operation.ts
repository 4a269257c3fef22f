import type { z } from 'zod'
import { type Access, type Actor, actorName } from './access'
import { appendAudit } from './audit'
import { now } from './clock'
import { currentRequestId, requestId, withRequestId } from './context'
import { asOutage, type Db, rawDb, type Tx, transaction } from './db'
import { Bug, notFound, Outage, Refusal, refuse } from './errors'
import { announceEvents, appendEvent } from './events'
import type { Ctx, QueryCtx } from './handler'
import { claimKey, type IdempotencyScope, storeAnswer } from './idempotency'
import { enqueueIn } from './job'
import { log } from './log'
import { countOperation } from './metrics'
import { type Count, countCalls, type Limit } from './rate-limit'
import { storable } from './storable'

export type { Ctx, QueryCtx } from './handler'

export interface Caller {
  actor: Actor
  idempotencyKey?: string | undefined
  requestId?: string | undefined
  /** Network address of the caller, for limits. */
  address?: string | undefined
}

interface Definition<I, O> {
  /** `domain.verbNoun`, unique. */
  name: string
  /** One sentence for the API reference. */
  summary: string
  input: z.ZodType<I>
  output: z.ZodType<O>
  access: Access<NoInfer<I>>
  limit?: Limit
  /** A command that also people who are suspended may run; they may read whatever is theirs to read. */
  openToSuspended?: true
  /** Outside reads that the decision needs, done before the transaction and never inside it. */
  prepare?: (input: NoInfer<I>, actor: Actor) => Promise<void>
}

export interface Operation<I, O> extends Definition<I, O> {
  kind: 'command' | 'query'
  run(caller: Caller, input: unknown): Promise<O>
}

/** A write: one transaction of rows, ledger, timeline, events and jobs, or nothing at all. */
export function command<I, O>(
  definition: Definition<I, O>,
  handler: (input: I, ctx: Ctx) => Promise<O>,
): Operation<I, O> {
  const run = (caller: Caller, input: unknown) =>
    observed(definition, caller, async () => {
      const parsed = parseInput(definition.input, input)
      await limitCalls(definition, caller)
      demandScope(caller.actor)
      demandStanding(definition, caller.actor)
      await prepare(definition, caller.actor, parsed)
      return transaction((tx) => execute(definition, handler, caller, parsed, tx))
    })
  return { ...definition, kind: 'command', run }
}

function demandScope(actor: Actor): void {
  if (actor.kind === 'person' && actor.token?.scope === 'read')
    refuse('scope_missing', 'This API token may only read. Make one that may also write.', { status: 403 })
}

function demandStanding({ openToSuspended }: { openToSuspended?: true }, actor: Actor): void {
  if (actor.kind === 'person' && actor.suspended && !openToSuspended)
    refuse('suspended', 'Your account is suspended. You can look, but not act; your account page says why.', {
      status: 403,
    })
}

/** Nobody makes us ask the outside for something that they may not do. */
async function prepare<I, O>(definition: Definition<I, O>, actor: Actor, input: I): Promise<void> {
  if (!definition.prepare) return
  await demandAccess(definition, actor, input, rawDb())
  await definition.prepare(input, actor)
}

/** A read: views only, no row leaves its domain. */
export function query<I, O>(
  definition: Definition<I, O>,
  handler: (input: I, ctx: QueryCtx) => Promise<O>,
): Operation<I, O> {
  const run = (caller: Caller, input: unknown) =>
    observed(definition, caller, async () => {
      const parsed = parseInput(definition.input, input)
      await limitCalls(definition, caller)
      const db = rawDb()
      await demandAccess(definition, caller.actor, parsed, db)
      return checkOutput(
        definition,
        await handler(parsed, { actor: caller.actor, address: caller.address, db, now: now() }),
      )
    })
  return { ...definition, kind: 'query', run }
}

async function execute<I, O>(
  definition: Definition<I, O>,
  handler: (input: I, ctx: Ctx) => Promise<O>,
  caller: Caller,
  input: I,
  tx: Tx,
): Promise<O> {
  const scope = scopeOf(definition, caller)
  const earlier = scope ? await claimKey(tx, scope, input) : null
  if (earlier) return earlier.answer as O
  await demandAccess(definition, caller.actor, input, tx)
  const { ctx, finish } = openContext(tx, caller.actor, caller.address)
  const output = checkOutput(definition, await handler(input, ctx))
  if (scope) await storeAnswer(tx, scope, output)
  await finish()
  return output
}

/** Only a caller whom we know can own a key: an answer is never given to somebody else. */
function scopeOf(
  { name }: { name: string },
  { actor, idempotencyKey: key }: Caller,
): IdempotencyScope | null {
  if (key === undefined || actor.kind === 'anonymous') return null
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    refuse('invalid_key', 'An Idempotency-Key has 1 to 200 printable characters.', { status: 400 })
  }
  return { scope: actorName(actor), operation: name, key }
}

/** A context over an open transaction, for operations, reactions and jobs alike. Call `finish` before the commit. */
export function openContext(
  tx: Tx,
  actor: Actor,
  address?: string,
): { ctx: Ctx; finish: () => Promise<void> } {
  const stamp = { actor, address, now: now(), requestId: requestId() }
  let emitted = false
  const ctx: Ctx = {
    ...stamp,
    tx,
    emit: async (type, e) => {
      await appendEvent(tx, stamp, type, e)
      emitted = true
    },
    enqueue: (job, input, options) => enqueueIn(tx, job, input, options),
    audit: (entry) => appendAudit(tx, stamp, entry),
  }
  const finish = async () => {
    if (emitted) await announceEvents(tx)
  }
  return { ctx, finish }
}

/** One transaction with a context, for our own workers. */
export function inTransaction<T>(actor: Actor, body: (ctx: Ctx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    const { ctx, finish } = openContext(tx, actor)
    const result = await body(ctx)
    await finish()
    return result
  })
}

function parseInput<I>(schema: z.ZodType<I>, input: unknown): I {
  const parsed = schema.safeParse(input)
  if (parsed.success && storable(parsed.data)) return parsed.data
  if (parsed.success)
    refuse('invalid_input', 'This text holds characters that cannot be kept.', { status: 400 })
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message
  const [first] = Object.values(fields)
  refuse('invalid_input', first ?? 'This input cannot be used.', { status: 400, fields })
}

function checkOutput<I, O>(definition: Definition<I, O>, output: O): O {
  const parsed = definition.output.safeParse(output)
  if (!parsed.success) throw new Bug(`${definition.name} answered out of shape: ${parsed.error.message}`)
  return parsed.data
}

async function demandAccess<I, O>(
  definition: Definition<I, O>,
  actor: Actor,
  input: I,
  db: Db | Tx,
): Promise<void> {
  const { access } = definition
  if (await access.check(actor, input, db)) return
  if (actor.kind === 'anonymous') refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
  if (access.hides) notFound(access.hides)
  refuse('forbidden', `You may not do this. Allowed: ${access.rule}`, { status: 403 })
}

/** What one address may do for all people behind it, as a multiple of what one of them may. */
const peoplePerAddress = 10

async function limitCalls<I, O>(
  { name, limit }: Definition<I, O>,
  { actor, address }: Caller,
): Promise<void> {
  if (!limit || actor.kind === 'system') return
  const counts: Count[] = []
  if (actor.kind === 'person') counts.push({ key: `${name} ${actor.id}`, limit })
  if (actor.kind === 'anonymous') counts.push({ key: `${name} @${address ?? 'unknown'}`, limit })
  else if (address) {
    const forAll = { ...limit, max: limit.max * peoplePerAddress }
    counts.push({ key: `${name} @@${address}`, limit: forAll })
  }
  await countCalls(...counts)
}

function observed<O>(definition: { name: string }, caller: Caller, body: () => Promise<O>): Promise<O> {
  return withRequestId(caller.requestId ?? currentRequestId(), async () => {
    const startedAt = performance.now()
    const note = (outcome: string) => {
      const ms = performance.now() - startedAt
      countOperation(definition.name, outcome, ms)
      const actor = actorName(caller.actor)
      return { operation: definition.name, actor, outcome, durationMs: Math.round(ms) }
    }
    try {
      const answer = await body()
      log().debug(note('ok'))
      return answer
    } catch (raised) {
      const error = asOutage(raised)
      if (error instanceof Refusal) log().info({ ...note('refused'), code: error.code })
      else if (error instanceof Outage) log().warn({ ...note('outage'), err: error })
      else log().error({ ...note('bug'), err: error })
      throw error
    }
  })
}
