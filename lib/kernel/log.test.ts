import { expect, test } from 'vitest'
import { withRequestId } from './context'
import { makeLog } from './log'

function lines(write: (log: ReturnType<typeof makeLog>) => void): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  const log = makeLog('test', { write: (line: string) => found.push(JSON.parse(line)) })
  log.level = 'info'
  write(log)
  return found
}

const secrets = {
  password: 'hunter2',
  token: 'hunter2',
  accessToken: 'hunter2',
  refresh_token: 'hunter2',
  sharedSecret: 'hunter2',
  identity_secret: 'hunter2',
  authorization: 'hunter2',
  Authorization: 'hunter2',
  cookie: 'hunter2',
  'set-cookie': ['hunter2'],
  'idempotency-key': 'hunter2',
  tradeToken: 'hunter2',
}

test('a secret is removed at the top and one and two levels down, and the rest stays', () => {
  const [line] = lines((log) =>
    log.info(
      { ...secrets, dealId: 'deal_1', bot: { ...secrets, name: 'b1' }, request: { headers: secrets } },
      'x',
    ),
  )
  expect(JSON.stringify(line)).not.toContain('hunter2')
  expect(line).toMatchObject({ dealId: 'deal_1', bot: { name: 'b1', password: '[redacted]' } })
})

test('a line written within a request carries the id of the request', () => {
  const [inside, outside] = lines((log) => {
    withRequestId('req_1', () => log.info('inside'))
    log.info('outside')
  })
  expect(inside?.requestId).toBe('req_1')
  expect(outside).not.toHaveProperty('requestId')
})
