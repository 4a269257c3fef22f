import { randomUUID } from 'node:crypto'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const patienceMs = 60_000
const oneCallMs = 20_000

export interface Answer {
  ok: boolean
  /** Of a refusal. */
  code: string
  body: Record<string, unknown>
}

interface Question {
  body?: unknown
  /** The same one for every press of one button; left out: one of its own. */
  key?: string
}

/** The REST API as an honest client uses it: what was not answered is asked again under the same Idempotency-Key. */
export class Shop {
  readonly refusals: Record<string, number> = {}
  /** What no client should ever be answered. */
  readonly bugs: string[] = []
  asked = 0
  unanswered = 0
  private readonly urls: readonly string[]
  private turn = 0

  constructor(urls: readonly string[]) {
    this.urls = urls
  }

  post(token: string, path: string, question: Question = {}): Promise<Answer> {
    return this.ask(token, 'POST', path, question)
  }

  async ask(token: string, method: string, path: string, { body, key }: Question = {}): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key ?? randomUUID(),
    }
    const init = { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }) }
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
      this.asked++
      const answer = await this.call(path, init)
      if (answer) return answer
      this.unanswered++
      await pause(50 + Math.random() * 200)
    }
    return { ok: false, code: 'nobody_answered', body: {} }
  }

  /** Null when it is to be asked again. */
  private async call(path: string, init: RequestInit): Promise<Answer | null> {
    const url = `${this.urls[this.turn++ % this.urls.length]}/api/v1${path}`
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(oneCallMs) })
      const body = (await response.json()) as Record<string, unknown>
      if (response.ok) return { ok: true, code: '', body }
      if (response.status === 503 || response.status === 502) return null
      const code = String(body.code)
      this.refusals[code] = (this.refusals[code] ?? 0) + 1
      if (response.status >= 500) this.bugs.push(`${init.method} ${path}: ${JSON.stringify(body)}`)
      return { ok: false, code, body }
    } catch {
      return null
    }
  }
}
