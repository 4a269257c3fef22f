import { and, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { timeline } from '@/db/schema/kernel'
import { actorName } from './access'
import { Bug, refuse } from './errors'
import { event } from './events'
import type { Ctx } from './handler'

export interface Transition<S extends string, E extends string> {
  from: S | readonly S[]
  on: E
  to: S
  /** Who may cause it, for docs and the API reference. */
  who: string
}

export interface Machine<S extends string, E extends string> {
  /** Prefix of the events it emits: `deals` emits `deals.settled`. */
  name: string
  initial: S
  transitions: readonly Transition<S, E>[]
  /** What a person is told when a move is not possible; `{state}` is filled in. */
  refusal: string
}

export function machine<const S extends string, const E extends string>(m: Machine<S, E>): Machine<S, E> {
  return m
}

interface Stateful<S extends string> {
  id: string
  state: S
  version: number
}

type StatefulTable = PgTable & Record<'id' | 'state' | 'version' | 'updatedAt', PgColumn>

interface MoveOptions {
  /** Columns that change together with the state. */
  set?: Record<string, unknown>
  /** Facts for the timeline: proofs, reasons, amounts. */
  data?: Record<string, unknown>
  rooms?: string[]
}

export const movedPayload = z.object({
  id: z.string(),
  event: z.string(),
  from: z.string(),
  to: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export type Moved = z.infer<typeof movedPayload>

/** The event type that a machine emits when something enters `state`. */
export const entered = <S extends string, E extends string>(m: Machine<S, E>, state: S) =>
  event(`${m.name}.${state}`, movedPayload)

export function target<S extends string, E extends string>(m: Machine<S, E>, from: S, on: E): S | null {
  const found = m.transitions.find((t) => t.on === on && ([] as readonly S[]).concat(t.from).includes(from))
  return found?.to ?? null
}

/** Changes a row's state: one guarded update, one timeline row, one event. An impossible move is a Refusal. */
export async function move<S extends string, E extends string, R extends Stateful<S>>(
  ctx: Ctx,
  m: Machine<S, E>,
  table: StatefulTable,
  row: R,
  on: E,
  options: MoveOptions = {},
): Promise<R> {
  const to = target(m, row.state, on)
  if (to === null) refuse('wrong_state', m.refusal.replace('{state}', row.state.replaceAll('_', ' ')))
  const changes = { ...options.set, state: to, version: row.version + 1, updatedAt: ctx.now }
  const updated = await ctx.tx
    .update(table)
    .set(changes)
    .where(and(eq(table.id, row.id), eq(table.version, row.version)))
    .returning({ id: table.id })
  if (updated.length !== 1) refuse('changed_meanwhile', 'This has just changed. Look again and decide anew.')
  const data = options.data ?? {}
  await tell(ctx, m, row.id, { event: on, from: row.state, to, data }, options.rooms)
  return { ...row, ...changes } as R
}

interface BeginOptions<S> extends Omit<MoveOptions, 'set'> {
  /** The state it was inserted in, when it passed the first ones at once. */
  state?: S
}

/** The first timeline row and event of a row that was just inserted. */
export async function begin<S extends string, E extends string>(
  ctx: Ctx,
  m: Machine<S, E>,
  id: string,
  options: BeginOptions<NoInfer<S>> = {},
): Promise<void> {
  const data = options.data ?? {}
  const to = options.state ?? m.initial
  await tell(ctx, m, id, { event: 'create', from: m.initial, to, data }, options.rooms)
}

interface Step<S extends string> {
  event: string
  from: S
  to: S
  data: Record<string, unknown>
}

/** One row for the timeline and one event, sent together. */
async function tell<S extends string, E extends string>(
  ctx: Ctx,
  m: Machine<S, E>,
  id: string,
  step: Step<S>,
  rooms: string[] = [],
): Promise<void> {
  const told = ctx.emit(entered(m, step.to), { aggregate: id, payload: { id, ...step }, rooms })
  await Promise.all([record(ctx, m, id, step), told])
}

async function record(ctx: Ctx, m: { name: string }, subject: string, step: Step<string>): Promise<void> {
  await ctx.tx.insert(timeline).values({
    subject,
    seq: sql`(select coalesce(max(seq), 0) + 1 from timeline where subject = ${subject})`,
    machine: m.name,
    event: step.event,
    fromState: step.from,
    toState: step.to,
    actor: actorName(ctx.actor),
    data: step.data,
    at: ctx.now,
  })
}

/** States from which nothing leads away. */
export function finalStates<S extends string, E extends string>(m: Machine<S, E>): S[] {
  const left = new Set(m.transitions.flatMap((t) => t.from as S | S[]))
  const reached = new Set(m.transitions.map((t) => t.to))
  return [...reached].filter((state) => !left.has(state))
}

/** Narrows a text column to the states of a machine. */
export function stateOf<S extends string, E extends string>(m: Machine<S, E>, value: string): S {
  const known = m.transitions.flatMap((t) => [t.to, ...([] as S[]).concat(t.from as S | S[])])
  const found = known.find((state) => state === value)
  if (!found) throw new Bug(`${value} is not a state of ${m.name}.`)
  return found
}
