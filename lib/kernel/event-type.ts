import type { z } from 'zod'

/** Something that happened, named in the past tense: `deals.settled`. */
export interface EventType<P = unknown> {
  type: string
  payload: z.ZodType<P>
}

export function event<P>(type: string, payload: z.ZodType<P>): EventType<P> {
  return { type, payload }
}
