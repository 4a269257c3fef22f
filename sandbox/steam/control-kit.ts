import { z } from 'zod'
import { json, type Reply } from '../http'
import { SteamRefusal } from './refusal'
import type { Call, Route } from './route'

const base = '^/api/steam'
/** A route of the control API: JSON in, JSON out, every refusal with a sentence. */
export const house = (method: Route['method'], path: string, handle: (call: Call) => unknown): Route => ({
  site: 'house',
  method,
  path: new RegExp(`${base}${path}/?$`),
  handle: controlled(handle),
})

export function controlled(handle: (call: Call) => unknown): Route['handle'] {
  return async (call): Promise<Reply> => {
    try {
      return json((await handle(call)) ?? {})
    } catch (error) {
      if (error instanceof SteamRefusal) return json({ error: error.strError, eresult: error.eresult }, 409)
      if (error instanceof z.ZodError) return json({ error: z.prettifyError(error) }, 422)
      if (error instanceof RangeError || error instanceof SyntaxError)
        return json({ error: error.message }, 400)
      throw error
    }
  }
}

export const parse = <T extends z.ZodType>(shape: T, call: Call): z.infer<T> => shape.parse(call.body ?? {})
