import type { Server as HttpServer } from 'node:http'
import { roleChanged, sessionEnded } from '@/lib/identity'
import { startAttendance } from '@/lib/presence'
import { startHints } from './hints'
import { openSockets } from './open-sockets'
import type { Hint } from './schemas'

/** Live hints for browsers, on the same port as the pages. Clients listen; all they ever send is their handshake
 * and whether anybody touches the page. */
export async function startSockets(http: HttpServer): Promise<{ stop(): Promise<void> }> {
  const told = { position: () => 0 }
  const attendance = startAttendance()
  const sockets = openSockets(http, () => told.position(), attendance)
  const tell = (hint: Hint, rooms: string[]) => {
    sockets.tell(hint, rooms)
    if (hint.type === roleChanged.type) sockets.turnOut(({ id }) => id === hint.aggregate)
    if (hint.type === sessionEnded.type) sockets.turnOut(({ sessionId }) => sessionId === hint.aggregate)
  }
  const stream = await startHints(tell)
  told.position = stream.position
  const stop = async () => {
    await stream.stop()
    await attendance.stop()
    await sockets.close()
  }
  return { stop }
}
