import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

export type Ports = { web: number; worker: number; sandbox: number; mail: number; postgres: number }

export type Settings = {
  mode: 'sandbox' | 'live'
  dev: boolean
  /** Where data, logs and secrets are kept. */
  home: string
  ports: Ports
  /** What the children see, without DATABASE_URL when the embedded PostgreSQL is used. */
  variables: Record<string, string>
}

/** The setting that moves each port. */
export const portNames: Record<keyof Ports, string> = {
  web: 'PORT',
  worker: 'WORKER_PORT',
  sandbox: 'SANDBOX_PORT',
  mail: 'SANDBOX_SMTP_PORT',
  postgres: 'PG_PORT',
}

const portDefaults: Ports = { web: 3000, worker: 3001, sandbox: 3100, mail: 3125, postgres: 15_432 }

function readPort(name: string, fallback: number): number {
  const port = Number(process.env[name] || fallback)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Problem(`${name} is "${process.env[name]}", which is not a port number (1 to 65535).`)
}

export function readPorts(): Ports {
  const port = (key: keyof Ports) => readPort(portNames[key], portDefaults[key])
  return {
    web: port('web'),
    worker: port('worker'),
    sandbox: port('sandbox'),
    mail: port('mail'),
    postgres: port('postgres'),
  }
}

/** Something the person at the terminal can put right; the message says how. */
export class Problem extends Error {
  override name = 'Problem'
}

type Secrets = { AUTH_SECRET: string; VAULT_KEY: string }

/** The sandbox's own secrets, made once; who deletes them signs everybody out and loses the bots' logins. */
export function sandboxSecrets(home: string): Secrets {
  const file = path.join(home, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  mkdirSync(home, { recursive: true })
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    VAULT_KEY: randomBytes(32).toString('base64'),
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return secrets
}

export const homeFolder = () => path.resolve(root, process.env.TRADEPOST_HOME || '.tradepost')

export function readSettings(options: { dev?: boolean } = {}): Settings {
  const mode = process.env.TRADEPOST_MODE === 'live' ? 'live' : 'sandbox'
  const home = homeFolder()
  const ports = readPorts()
  const dev = options.dev ?? false
  const variables = {
    TRADEPOST_MODE: process.env.TRADEPOST_MODE || mode,
    TRADEPOST_HOME: home,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.mail),
    SANDBOX_DATA: path.join(home, 'sandbox'),
    ...(mode === 'sandbox' ? { ...sandboxSecrets(home), ...givenSecrets() } : {}),
  }
  return { mode, dev, home, ports, variables }
}

function givenSecrets(): Partial<Secrets> {
  const { AUTH_SECRET, VAULT_KEY } = process.env
  return { ...(AUTH_SECRET && { AUTH_SECRET }), ...(VAULT_KEY && { VAULT_KEY }) }
}
