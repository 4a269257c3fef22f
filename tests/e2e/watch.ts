import type { BrowserContext, ConsoleMessage } from '@playwright/test'

/** Everything a test must not cause: console errors, uncaught errors, requests that leave this machine. */
export type Watch = {
  problems: string[]
  allow: (pattern: RegExp) => void
  on: (context: BrowserContext) => void
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

export function leavesMachine(address: string): boolean {
  const url = new URL(address)
  return /^(https?|wss?):$/.test(url.protocol) && !loopback.has(url.hostname)
}

const describe = (message: ConsoleMessage) => `console: ${message.text()} (${message.location().url})`

export function makeWatch(): Watch {
  const problems: string[] = []
  const allowed: RegExp[] = []
  const note = (problem: string) => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem)
  }
  const noteAddress = (address: string) => {
    if (leavesMachine(address)) note(`request to ${address}`)
  }
  const on = (context: BrowserContext) => {
    context.on('console', (message) => message.type() === 'error' && note(describe(message)))
    context.on('weberror', (error) => note(`uncaught: ${error.error().message}`))
    context.on('request', (request) => noteAddress(request.url()))
    context.on('page', (page) => page.on('websocket', (socket) => noteAddress(socket.url())))
  }
  return { problems, allow: (pattern) => allowed.push(pattern), on }
}
