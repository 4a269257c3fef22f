import { z } from 'zod'

/** Says that something changed, never what: the page asks again by the door it already used. */
export const hintSchema = z.object({ position: z.number(), type: z.string(), aggregate: z.string() })
export type Hint = z.infer<typeof hintSchema>

/** What a client missed. `reset` means: too much, ask for everything again. */
export const missedSchema = z.object({
  position: z.number(),
  reset: z.boolean(),
  hints: z.array(hintSchema),
})
export type Missed = z.infer<typeof missedSchema>
