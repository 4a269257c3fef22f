import { env } from '@/lib/kernel/env'

/** Where simulated mail can be read; null when mail is real. */
export function outboxUrl(): string | null {
  const { TRADEPOST_MODE, SANDBOX_PORT } = env()
  return TRADEPOST_MODE === 'sandbox' ? `http://127.0.0.1:${SANDBOX_PORT}/outbox` : null
}
