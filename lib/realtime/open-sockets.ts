import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { peopleOfSessions, personOfCookie } from '@/lib/identity'
import { anonymous, type Person } from '@/lib/kernel/access'
import { log } from '@/lib/kernel/log'
import { pump } from '@/lib/kernel/pump'
import { fromOurSite } from '@/lib/kernel/request-guard'
import { roomsOf } from './rooms'
import type { Hint, Missed } from './schemas'
import { since } from './since'

interface FromServer {
  hint(hint: Hint): void
  /** First message of every connection: what was missed since the position in the handshake. */
  resumed(missed: Missed): void
}

interface Seen {
  /** Null for a stranger. */
  person: Person | null
}

type Sockets = Server<Record<string, never>, FromServer, Record<string, never>, Seen>
type LiveSocket = Socket<Record<string, never>, FromServer, Record<string, never>, Seen>

export interface LiveSockets {
  tell(hint: Hint, rooms: string[]): void
  /** Closes every socket of these people, for good. */
  turnOut(whom: (person: Person) => boolean): void
  /** Leaves without a farewell: browsers take it for a lost connection and come back by themselves, not all at once. */
  close(): Promise<void>
}

const recheckMs = 5 * 60_000
const maxMessageBytes = 4_096

/** The sockets of this node, without a source of hints. `position` is how far this node has told. */
export function openSockets(http: HttpServer, position: () => number): LiveSockets {
  const io: Sockets = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    allowRequest: (request, answer) => answer(null, sameSite(request)),
  })
  io.engine.use(dropStandIn)
  io.use((socket, next) => {
    identify(socket).then(
      () => next(),
      (error: unknown) => {
        log().warn({ err: error }, 'a socket could not be identified')
        next(new Error('unavailable'))
      },
    )
  })
  io.on('connection', (socket) => {
    welcome(socket, position())
    forgetHandshake(socket)
  })
  const recheck = pump('realtime.recheck', recheckMs, () => recheckAll(io))
  return {
    tell: (hint, rooms) => {
      if (rooms.length > 0) io.to(rooms).emit('hint', hint)
    },
    turnOut: (whom) => {
      for (const socket of io.sockets.sockets.values()) {
        const { person } = socket.data
        if (person && whom(person)) socket.disconnect(true)
      }
    },
    close: async () => {
      await recheck.stop()
      await io.close()
    },
  }
}

const sameSite = ({ headers }: IncomingMessage): boolean => fromOurSite(headers.origin, headers.host)

async function identify(socket: LiveSocket): Promise<void> {
  socket.data.person = await personOfCookie(socket.handshake.headers.cookie)
}

/** Joins and reads the position in one turn: everything after it arrives live, everything before it is replayed. */
function welcome(socket: LiveSocket, position: number): void {
  const actor = socket.data.person ?? anonymous
  const { auth, address } = socket.handshake
  socket.join(roomsOf(actor))
  const from = Number.isSafeInteger(auth.since) && auth.since >= 0 ? Number(auth.since) : position
  if (from >= position) {
    socket.emit('resumed', { position, reset: false, hints: [] })
    return
  }
  since.run({ actor, address }, { since: from, upTo: position }).then(
    (missed) => socket.emit('resumed', missed),
    () => socket.emit('resumed', { position, reset: true, hints: [] }),
  )
}

/**
 * Engine.io 6 hangs a stand-in for the response onto the socket, for middlewares that wait for its end, and with it the
 * request as long as the socket lives. Nobody waits here.
 */
function dropStandIn({ socket }: IncomingMessage, _response: unknown, next: () => void): void {
  const last = socket.listeners('close').at(-1)
  if (last) socket.removeListener('close', last as () => void)
  next()
}

const spent = { headers: {}, auth: {}, query: {}, url: '', address: '', time: '', issued: 0 }

/** The request, its headers and its cookie are a third of what a quiet socket keeps in memory, its own room a little. */
function forgetHandshake(socket: LiveSocket): void {
  const conn: { request: unknown } = socket.conn
  conn.request = null
  Object.assign(socket, { handshake: spent })
  socket.leave(socket.id)
}

/** Closes sockets whose session has ended or whose role has changed. */
async function recheckAll(io: Sockets): Promise<void> {
  const held = [...io.sockets.sockets.values()].flatMap((socket) => {
    const { person } = socket.data
    return person?.sessionId ? [{ socket, person, sessionId: person.sessionId }] : []
  })
  const people = await peopleOfSessions([...new Set(held.map(({ sessionId }) => sessionId))])
  for (const { socket, person, sessionId } of held) {
    const now = people.get(sessionId)
    if (now?.id !== person.id || now.role !== person.role) socket.disconnect(true)
  }
}
