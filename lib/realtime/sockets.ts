import type { Server as HttpServer } from 'node:http'
import { roleChanged, sessionEnded } from '@/lib/identity'
import { startHints } from './hints'
import { openSockets } from './open-sockets'
import type { Hint } from './schemas'

/** Live hints for browsers, on the same port as the pages. Clients only listen; they send nothing but their handshake. */
export async function startSockets(http: HttpServer): Promise<{ stop(): Promise<void> }> {
  const told = { position: () => 0 }
  const sockets = openSockets(http, () => told.position())
  const tell = (hint: Hint, rooms: string[]) => {
    sockets.tell(hint, rooms)
    if (hint.type === roleChanged.type) sockets.turnOut(({ id }) => id === hint.aggregate)
    if (hint.type === sessionEnded.type) sockets.turnOut(({ sessionId }) => sessionId === hint.aggregate)
  }
  const stream = await startHints(tell)
  told.position = stream.position
  const stop = async () => {
    await stream.stop()
    await sockets.close()
  }
  return { stop }
}
