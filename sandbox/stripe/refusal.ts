import { json, type Reply } from '../http'

interface Facts {
  type?: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error'
  code?: string
  param?: string
  decline_code?: string
  payment_intent?: object
  charge?: string
}

/** Stripe says no, in its own shape. `early` ones are said before anything ran, so no idempotency key remembers them. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly facts: Facts
  readonly early: boolean

  constructor(status: number, message: string, facts: Facts = {}, early = false) {
    super(message)
    this.status = status
    this.facts = facts
    this.early = early
  }

  reply(): Reply {
    const { type = 'invalid_request_error', ...facts } = this.facts
    return json({ error: { type, message: this.message, ...facts } }, this.status)
  }
}

export const refused = (code: string, message: string, param?: string) =>
  new StripeRefusal(400, message, { code, ...(param && { param }) })

export const missing = (object: string, id: string, param = 'id') =>
  new StripeRefusal(404, `No such ${object.replace(/^checkout\./, '')}: '${id}'`, {
    code: 'resource_missing',
    param,
  })
