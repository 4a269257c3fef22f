import type { Account, CapabilityStatus } from './capability'
import type { Dispute } from './disputes'
import type { Payout } from './payouts'
import type { recordOf } from './record'
import type { Event, Intent, Refund } from './rows'

export type StripeRecord = ReturnType<typeof recordOf>

/** The control API of one merchant's Stripe in a running sandbox, typed. */
export function stripeControlOf(url: string, merchant: string) {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/api/stripe/${merchant}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (response.ok) return answer
    throw new Error(typeof answer.error === 'string' ? answer.error : answer.error?.message)
  }
  const post = <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body)
  return {
    /** The books of the platform, or those of a connected account. */
    record: (account = '') => ask<StripeRecord>('GET', `/record${account && `?account=${account}`}`),
    clock: () => ask<{ now: number }>('GET', '/clock'),
    advance: (seconds: number) => post<{ now: number }>('/clock/advance', { seconds }),
    /** `card` is a test card by name: `visa`, `chargeDeclined`, `threeDSecure2Required`, `createDispute`. */
    paySession: (id: string, how: { card?: string; email?: string; name?: string; approve?: boolean } = {}) =>
      post<Intent>(`/sessions/${id}/pay`, how),
    answerBank: (intent: string, approve: boolean) => post<Intent>(`/intents/${intent}/answer`, { approve }),
    failRefund: (id: string) => post<Refund>(`/refunds/${id}/fail`),
    openDispute: (charge: string, reason: string) => post<Dispute>(`/charges/${charge}/dispute`, { reason }),
    closeDispute: (id: string, outcome: 'won' | 'lost') =>
      post<Dispute>(`/disputes/${id}/close`, { outcome }),
    /** Onboards an account, keeps it waiting, or restricts it again. */
    setAccount: (id: string, standing: { status?: CapabilityStatus; bank?: string } = {}) =>
      post<Account>(`/accounts/${id}/standing`, standing),
    failPayout: (id: string) => post<Payout>(`/payouts/${id}/fail`),
    addEndpoint: (wished: { url: string; secret?: string; enabled_events?: string[]; connect?: boolean }) =>
      post<{ id: string; secret: string }>('/endpoints', wished),
    resend: (event: Event['id']) => post<object>(`/events/${event}/resend`),
    deliveries: () => ask<{ open: number }>('GET', '/deliveries'),
    setDeliveries: (settings: { tries: number; firstPauseMs: number }) =>
      post<object>('/deliveries', settings),
  }
}
