import type { Asked } from '../http'
import type { Fault } from './faults'

export interface Request {
  at: string
  method: string
  host: string
  path: string
  query: string
  account: string
  status: number | 'hang' | 'reset'
  faults: string[]
  ms: number
}

const kept = 5_000
const secret = new Set([
  'access_token',
  'k',
  'key',
  'input_protobuf_encoded',
  'trade_offer_access_token',
  'token',
])

/** The last requests to Steam's hosts, without secrets. */
export class RequestLog {
  private list: Request[] = []

  add(call: Asked & { steamId: string }, status: Request['status'], faults: Fault[], ms: number) {
    const query = [...call.query]
      .map(([name, value]) => `${name}=${secret.has(name) ? '...' : value}`)
      .join('&')
    const { method, host, path, steamId } = call
    const names = faults.map((fault) => fault.name)
    this.list.push({
      at: new Date().toISOString(),
      method,
      host,
      path,
      query,
      account: steamId,
      status,
      faults: names,
      ms,
    })
    if (this.list.length > kept * 1.2) this.list = this.list.slice(-kept)
  }

  /** Newest last. `path` is a regular expression. */
  find(filter: { path?: string; account?: string; limit?: number }): Request[] {
    const pattern = new RegExp(filter.path ?? '')
    const fitting = this.list.filter(
      (one) => pattern.test(one.path) && (!filter.account || one.account === filter.account),
    )
    return fitting.slice(-(filter.limit ?? 200))
  }

  clear() {
    this.list = []
  }
}
