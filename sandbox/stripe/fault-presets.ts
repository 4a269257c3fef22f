const api = { side: 'stripe', path: '^/v[12]/' } as const
const error = (
  status: number,
  type: string,
  code: string | null,
  message: string,
  headers?: Record<string, string>,
) =>
  ({
    kind: 'answer',
    status,
    body: JSON.stringify({ error: { type, message, ...(code && { code }) } }),
    ...(headers && { headers }),
  }) as const
const broken = (headers?: Record<string, string>) =>
  error(500, 'api_error', null, 'An unknown error occurred', headers)
const page = (status: number) =>
  ({
    kind: 'answer',
    status,
    type: 'text/html',
    body: '<html><body><h1>Bad gateway</h1></body></html>',
  }) as const
const before = { ...api, phase: 'before' } as const
const after = { ...api, phase: 'after' } as const
const events = { side: 'stripe-webhooks', phase: 'before' } as const

/** The bad days of Stripe: `After` means that it has happened and only the answer is lost. */
export const stripePresets = {
  stripeServerError: { ...before, act: broken() },
  stripeServerErrorAfter: { ...after, act: broken() },
  stripeServerErrorNoRetry: { ...after, act: broken({ 'stripe-should-retry': 'false' }) },
  stripeLockTimeout: {
    ...before,
    act: error(409, 'invalid_request_error', 'lock_timeout', 'This object cannot be accessed right now.'),
  },
  stripeRateLimited: {
    ...before,
    act: error(429, 'invalid_request_error', 'rate_limit', 'Request rate limit exceeded.'),
  },
  stripeHtml: { ...before, act: page(502) },
  stripeHtmlOk: { ...after, act: page(200) },
  stripeHang: { ...before, act: { kind: 'hang' } },
  stripeHangAfter: { ...after, act: { kind: 'hang' } },
  stripeReset: { ...before, act: { kind: 'reset' } },
  stripeResetAfter: { ...after, act: { kind: 'reset' } },
  stripeSlow: { ...after, act: { kind: 'slow', ms: 300 } },
  stripeEventDropped: { ...events, act: { kind: 'drop' } },
  stripeEventRepeated: { ...events, act: { kind: 'repeat', times: 5 } },
  stripeEventsShuffled: { ...events, act: { kind: 'shuffle', ms: 200 } },
  stripeEventLate: { ...events, act: { kind: 'late', ms: 1_000 } },
  stripeEventEarly: { ...events, act: { kind: 'early' } },
  stripeEventForged: { ...events, act: { kind: 'forged' } },
  stripeEventStale: { ...events, act: { kind: 'stale' } },
} as const
