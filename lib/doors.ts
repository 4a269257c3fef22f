import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { actorOfJar } from '@/lib/identity'
import type { Actor, Person } from '@/lib/kernel/access'
import { withRequestId } from '@/lib/kernel/context'
import { type ActionResult, answerForm, type Visitor } from '@/lib/kernel/door'
import { Refusal } from '@/lib/kernel/errors'
import type { Operation } from '@/lib/kernel/operation'

export type { ActionResult } from '@/lib/kernel/door'

/** Who looks at this page or sent this form. Read from the row once per request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = (await cookies()).getAll().map(({ name, value }) => [name, value] as const)
  return actorOfJar(Object.fromEntries(jar))
})

/** As `currentActor`; null for a stranger. */
export async function currentPerson(): Promise<Person | null> {
  const actor = await currentActor()
  return actor.kind === 'person' ? actor : null
}

/** As `currentPerson`, for pages that make no sense to a stranger: sends them to sign in and back here. */
export async function requirePerson(): Promise<Person> {
  return (await currentPerson()) ?? redirect(await signInPath())
}

/** Who calls a route of ours, for the operation behind it. */
export const visitorOf = (): Promise<Arrival> => arrival()

interface Arrival extends Visitor {
  requestId: string | undefined
}

async function arrival(): Promise<Arrival> {
  const given = await headers()
  return {
    actor: await currentActor(),
    address: given.get('x-tradepost-address') ?? undefined,
    requestId: given.get('x-request-id') ?? undefined,
  }
}

/**
 * Makes a server action of an operation; export it from a `'use server'` file.
 * Refusals and outages come back as values, to be shown beside the field; give the same key again to retry safely.
 */
export function action<I, O>(
  operation: Operation<I, O>,
): (input: I, idempotencyKey?: string) => Promise<ActionResult<O>> {
  return async (input, idempotencyKey) => {
    const { requestId, ...visitor } = await arrival()
    return withRequestId(requestId, () => answerForm(operation, visitor, input, idempotencyKey))
  }
}

/** Runs a query for a server component as the person who looks at it. What is not theirs to see is a 404 page. */
export async function ask<I, O>(operation: Operation<I, O>, input: unknown = {}): Promise<O> {
  const caller = await arrival()
  try {
    return await operation.run(caller, input)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.status === 401) redirect(await signInPath())
    if (error.status === 404 || error.code === 'invalid_input') notFound()
    throw error
  }
}

async function signInPath(): Promise<string> {
  const here = (await headers()).get('x-tradepost-path') ?? '/'
  return `/sign-in?callbackUrl=${encodeURIComponent(here)}`
}
