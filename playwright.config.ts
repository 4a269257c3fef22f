import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { freePort } from './db/embedded/port'
import { findChromium } from './scripts/chromium'

const root = import.meta.dirname

// Read again by every worker process: the ports are chosen once and handed on in the environment.
process.env.E2E_PORTS ??= (await Promise.all(Array.from({ length: 5 }, () => freePort()))).join()
const [web = '', worker = '', sandbox = '', database = '', mail = ''] = process.env.E2E_PORTS.split(',')
process.env.E2E_SANDBOX_URL = `http://127.0.0.1:${sandbox}`
const executablePath = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.tradepost/test/playwright',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${web}`,
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" --import ./scripts/alias.mjs scripts/up.ts`,
    cwd: root,
    url: `http://localhost:${web}/`,
    timeout: 480_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: process.env.E2E_SHOW_STACK ? 'pipe' : 'ignore',
    env: {
      TRADEPOST_HOME: path.join(root, '.tradepost', 'e2e'),
      TRADEPOST_FRESH: '1',
      TRADEPOST_MODE: 'sandbox',
      DATABASE_URL: '',
      APP_URL: '',
      STEAM_URL: '',
      PORT: web,
      WORKER_PORT: worker,
      SANDBOX_PORT: sandbox,
      SANDBOX_SMTP_PORT: mail,
      SMTP_URL: '',
      PG_PORT: database,
      STEAM_POLL_MS: '300',
      STEAM_IDLE_POLL_MS: '1000',
    },
  },
})
