import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { personOfCookie, roleChanged, roomOf, sessionEnded } from '@/lib/identity'
import { type Actor, anonymous } from '@/lib/kernel/access'
import { log } from '@/lib/kernel/log'
import { fromOurSite } from '@/lib/kernel/request-guard'
import { startHints } from './hints'
import { publicRoom, roomsOf } from './rooms'
import type { Hint, Missed } from './schemas'
import { since } from './since'

interface FromServer {
  hint(hint: Hint): void
  /** First message of every connection: what was missed since the position in the handshake. */
  resumed(missed: Missed): void
}

interface Seen {
  actor: Actor
  since: number | null
}

type Sockets = Server<Record<string, never>, FromServer, Record<string, never>, Seen>
type LiveSocket = Socket<Record<string, never>, FromServer, Record<string, never>, Seen>

const recheckMs = 5 * 60_000
const maxMessageBytes = 4_096

/** Live hints for browsers, on the same port as the pages. Clients only listen; they send nothing but their handshake. */
export async function startSockets(http: HttpServer): Promise<{ stop(): Promise<void> }> {
  const io: Sockets = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    allowRequest: (request, answer) => answer(null, sameSite(request)),
  })
  const stream = await startHints((hint, rooms) => {
    if (rooms.length > 0) io.to(rooms).emit('hint', hint)
    if (hint.type === roleChanged.type) io.in(roomOf(hint.aggregate)).disconnectSockets(true)
    if (hint.type === sessionEnded.type) io.in(sessionRoom(hint.aggregate)).disconnectSockets(true)
  })
  io.use((socket, next) => {
    identify(socket).then(
      () => next(),
      (error: unknown) => {
        log().warn({ err: error }, 'a socket could not be identified')
        next(new Error('unavailable'))
      },
    )
  })
  io.on('connection', (socket) => welcome(socket, stream.position()))
  const recheck = setInterval(() => void recheckAll(io), recheckMs)
  const stop = async () => {
    clearInterval(recheck)
    await stream.stop()
    await io.close()
  }
  return { stop }
}

/** No event is sent to it: it only finds the sockets of a session. */
const sessionRoom = (sessionId: string) => `session:${sessionId}`

const sameSite = ({ headers }: IncomingMessage): boolean => fromOurSite(headers.origin, headers.host)

async function identify(socket: LiveSocket): Promise<void> {
  socket.data.actor = (await personOfCookie(socket.handshake.headers.cookie)) ?? anonymous
  const given: unknown = socket.handshake.auth.since
  socket.data.since = Number.isSafeInteger(given) && Number(given) >= 0 ? Number(given) : null
}

/** Joins and reads the position in one turn: everything after it arrives live, everything before it is replayed. */
function welcome(socket: LiveSocket, position: number): void {
  const { actor, since: from } = socket.data
  socket.join(actor.kind === 'person' ? roomsOf(actor) : publicRoom)
  if (actor.kind === 'person' && actor.sessionId) socket.join(sessionRoom(actor.sessionId))
  if (from === null || from >= position) {
    socket.emit('resumed', { position, reset: false, hints: [] })
    return
  }
  since.run({ actor, address: socket.handshake.address }, { since: from, upTo: position }).then(
    (missed) => socket.emit('resumed', missed),
    () => socket.emit('resumed', { position, reset: true, hints: [] }),
  )
}

/** Closes sockets whose session has ended or whose role has changed. */
async function recheckAll(io: Sockets): Promise<void> {
  for (const socket of io.sockets.sockets.values()) {
    const { actor } = socket.data
    if (actor.kind !== 'person') continue
    const now = await personOfCookie(socket.handshake.headers.cookie).catch(() => actor)
    if (now?.id !== actor.id || now.role !== actor.role) socket.disconnect(true)
  }
}
