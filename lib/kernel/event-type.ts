import type { z } from 'zod'

/** Something that happened, named in the past tense: `deals.settled`. */
export interface EventType<P = unknown> {
  type: string
  payload: z.ZodType<P>
}

const known = new Map<string, EventType>()

export function event<P>(type: string, payload: z.ZodType<P>): EventType<P> {
  known.set(type, { type, payload })
  return { type, payload }
}

/** Every event type of the modules that are loaded, by name. */
export const eventTypes = (): EventType[] => [...known.values()].sort((a, b) => (a.type < b.type ? -1 : 1))
