import { createServer } from 'node:http'
import { databaseAnswers } from '@/lib/kernel/wait-for-database'

export interface RoleState {
  state: 'starting' | 'running' | 'stopped'
  beatAt: string | null
}

/** `/live` answers while the process lives; `/ready` when the database answers and every role runs. */
export function startHealth(port: number, roles: Record<string, RoleState>): Promise<{ stop(): void }> {
  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/live') return reply(200, { ok: true })
    if (request.url !== '/ready') return reply(404, { ok: false })
    const database = await databaseAnswers()
    const ok = database && Object.values(roles).every(({ state }) => state === 'running')
    reply(ok ? 200 : 503, { ok, database, roles })
  })
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve({ stop }))
  })
}
