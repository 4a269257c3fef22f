import pino from 'pino'
import { currentRequestId } from './context'
import { env } from './env'

const secretKeys = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'sharedSecret',
  'identitySecret',
  'cookie',
  'authorization',
  'apiKey',
  'tradeToken',
  'access_token',
  'refresh_token',
  'shared_secret',
  'identity_secret',
  'Cookie',
  'Authorization',
  '["set-cookie"]',
  '["idempotency-key"]',
]

const below = (above: string, key: string) =>
  above === '' || key.startsWith('[') ? `${above}${key}` : `${above}.${key}`

/** Structured JSON lines; secrets are removed by key at the top and one and two levels down. */
export function makeLog(name: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    name,
    level: env().LOG_LEVEL,
    redact: {
      paths: secretKeys.flatMap((key) => ['', '*', '*.*'].map((above) => below(above, key))),
      censor: '[redacted]',
    },
    mixin: () => {
      const requestId = currentRequestId()
      return requestId ? { requestId } : {}
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

let shared: pino.Logger | undefined

export function log(): pino.Logger {
  shared ??= makeLog(env().PROCESS_NAME)
  return shared
}
