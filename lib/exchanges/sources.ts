import { env } from '@/lib/kernel/env'
import { ccxtSource } from './adapters/ccxt'
import type { CandleSource } from './port'
import type { Exchange } from './schemas/instrument'

const opened = new Map<Exchange, CandleSource>()

/** The market data of an exchange; one client per process, so that its pace holds for all who ask. */
export function sourceOf(exchange: Exchange): CandleSource {
  const { EXCHANGE_URL: url, EXCHANGE_TIMEOUT_MS: timeoutMs } = env()
  const source = opened.get(exchange) ?? ccxtSource(exchange, { url, timeoutMs })
  opened.set(exchange, source)
  return source
}
