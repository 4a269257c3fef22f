/** How each channel's vendor refuses, in its own words; and what every server may do. */
const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'

interface Refusal {
  status: number
  body: object | string
  headers?: Record<string, string>
}

interface Vendor {
  host?: string
  path: string
  throttled: Refusal
  dead: Refusal
  broken: Refusal
}

const telegram = (status: number, description: string, parameters?: object): Refusal => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters && { parameters }) },
})
const twilio = (status: number, code: number, message: string): Refusal => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

const vendors = {
  telegram: {
    path: '^/telegram/bot[^/]+/sendMessage',
    throttled: telegram(429, 'Too Many Requests: retry after 3', { retry_after: 3 }),
    dead: telegram(403, 'Forbidden: bot was blocked by the user'),
    broken: telegram(401, 'Unauthorized'),
  },
  discord: {
    path: '^/discord/api/webhooks/',
    throttled: {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.42, global: false },
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '0.42' },
    },
    dead: { status: 404, body: { message: 'Unknown Webhook', code: 10015 } },
    broken: { status: 403, body: { message: 'error code: 1010', code: 0 } },
  },
  sms: {
    path: '^/twilio/2010-04-01/Accounts/[^/]+/Messages',
    throttled: twilio(429, 20429, 'Too Many Requests'),
    dead: twilio(400, 21610, 'Attempt to send to unsubscribed recipient'),
    broken: twilio(401, 20003, 'Authenticate'),
  },
  push: {
    host: 'fcm.googleapis.com',
    path: '^/fcm/send/',
    throttled: { status: 429, body: 'Too many requests', headers: { 'retry-after': '7' } },
    dead: { status: 410, body: 'push subscription has unsubscribed or expired.\n' },
    broken: { status: 403, body: 'the VAPID credentials in the authorization header do not correspond.\n' },
  },
  webhook: {
    path: '^/hooks/',
    throttled: { status: 429, body: 'slower, please', headers: { 'retry-after': '9' } },
    dead: { status: 410, body: 'gone' },
    broken: { status: 401, body: 'who are you?' },
  },
} as const satisfies Record<string, Vendor>

const acts = {
  Throttled: ({ throttled }: Vendor) => answer(throttled),
  Dead: ({ dead }: Vendor) => answer(dead),
  Broken: ({ broken }: Vendor) => answer(broken),
  ServerError: () => answer({ status: 503, body: { message: 'try later' } }),
  Html: () => ({ kind: 'answer', status: 502, body: html, type: 'text/html' }) as const,
  Hang: () => ({ kind: 'hang' }) as const,
  Reset: () => ({ kind: 'reset' }) as const,
  ResetAfter: () => ({ kind: 'reset' }) as const,
  Slow: () => ({ kind: 'slow', ms: 300 }) as const,
}

const answer = ({ status, body, headers }: Refusal) =>
  ({
    kind: 'answer',
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(typeof body === 'string' ? { type: 'text/plain' } : {}),
    ...(headers && { headers }),
  }) as const

type VendorName = keyof typeof vendors
type ActName = keyof typeof acts
export type ChannelPresetName = `${VendorName}${ActName}`

const named = (Object.keys(vendors) as VendorName[]).flatMap((vendor) =>
  (Object.keys(acts) as ActName[]).map((act) => {
    const { path, ...rest }: Vendor = vendors[vendor]
    const preset = {
      side: 'channels' as const,
      path,
      ...(rest.host && { host: rest.host }),
      phase: act === 'ResetAfter' ? ('after' as const) : ('before' as const),
      act: acts[act]({ path, ...rest }),
    }
    return [`${vendor}${act}`, preset] as const
  }),
)

type Preset = (typeof named)[number][1]

/** `telegramThrottled`, `smsDead`, `webhookResetAfter`: every channel misbehaves in the same nine ways. */
export const channelPresets = Object.fromEntries(named) as Record<ChannelPresetName, Preset>
