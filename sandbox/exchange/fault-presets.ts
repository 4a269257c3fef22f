const all = { side: 'exchanges', path: '^/exchange/', phase: 'before' } as const
const page = '<html><body><h1>502 Bad Gateway</h1></body></html>'
const answer = (status: number, body: string, headers?: Record<string, string>) =>
  ({ kind: 'answer', status, body, ...(headers && { headers }) }) as const

/** The bad days of exchanges. */
export const exchangePresets = {
  exchangeThrottled: { ...all, act: answer(429, '{}', { 'retry-after': '1' }) },
  exchangeForbidden: { ...all, act: { kind: 'answer', status: 403, body: page, type: 'text/html' } },
  exchangeServerError: { ...all, act: answer(500, '{}') },
  exchangeBadGateway: { ...all, act: { kind: 'answer', status: 502, body: page, type: 'text/html' } },
  exchangeHang: { ...all, act: { kind: 'hang' } },
  exchangeReset: { ...all, act: { kind: 'reset' } },
  exchangeSlow: { ...all, act: { kind: 'slow', ms: 2_000 } },
  exchangeEmptyAnswer: { ...all, act: answer(200, '') },
  exchangeHtmlAnswer: { ...all, act: { kind: 'answer', status: 200, body: page, type: 'text/html' } },
  bybitThrottled: {
    ...all,
    path: '^/exchange/bybit/',
    act: answer(
      200,
      '{"retCode":10006,"retMsg":"Too many visits. Exceeded the API Rate Limit.","result":{},"retExtInfo":{}}',
    ),
  },
  bybitSystemError: {
    ...all,
    path: '^/exchange/bybit/',
    act: answer(200, '{"retCode":10016,"retMsg":"System error","result":{},"retExtInfo":{}}'),
  },
} as const
