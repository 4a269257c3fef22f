import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { peopleOfSessions, personOfCookie } from '@/lib/identity'
import { anonymous, type Person } from '@/lib/kernel/access'
import { log } from '@/lib/kernel/log'
import { pump } from '@/lib/kernel/pump'
import { fromOurSite } from '@/lib/kernel/request-guard'
import type { Attendance } from '@/lib/presence'
import { roomsOf } from './rooms'
import type { Hint, Missed } from './schemas'
import { since } from './since'

/** Whether nobody has touched the page for a while; said when it changes. */
interface FromClient {
  idle(idle: boolean): void
}

interface FromServer {
  hint(hint: Hint): void
  /** First message of every connection: what was missed since the position in the handshake. */
  resumed(missed: Missed): void
}

interface Seen {
  /** Null for a stranger. */
  person: Person | null
  idle: boolean
  /** Messages in the minute that ends at `minuteEnd`. */
  said: number
  minuteEnd: number
}

type Sockets = Server<FromClient, FromServer, Record<string, never>, Seen>
type LiveSocket = Socket<FromClient, FromServer, Record<string, never>, Seen>

export interface LiveSockets {
  tell(hint: Hint, rooms: string[]): void
  /** Closes every socket of these people, for good. */
  turnOut(whom: (person: Person) => boolean): void
  /** Leaves without a farewell: browsers take it for a lost connection and come back by themselves, not all at once. */
  close(): Promise<void>
}

const recheckMs = 5 * 60_000
const maxMessageBytes = 4_096
const maxMessagesPerMinute = 20

/** The sockets of this node, without a source of hints. `position` is how far this node has told. */
export function openSockets(http: HttpServer, position: () => number, attendance: Attendance): LiveSockets {
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
    attend(socket, attendance)
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
  const person = await personOfCookie(socket.handshake.headers.cookie)
  socket.data = { person, idle: false, said: 0, minuteEnd: 0 }
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

const mayBeIdle = z.boolean()

/** A client that says anything else, or too much, is closed. */
function attend(socket: LiveSocket, attendance: Attendance): void {
  const { data } = socket
  if (!data.person) {
    socket.onAny(() => socket.disconnect(true))
    return
  }
  const { id } = data.person
  attendance.arrive(id)
  socket.on('disconnect', () => attendance.leave(id, data.idle))
  socket.onAny((name: string, given: unknown, ...more: unknown[]) => {
    const idle = mayBeIdle.safeParse(given)
    if (name !== 'idle' || !idle.success || more.length > 0 || tooChatty(data)) {
      socket.disconnect(true)
      return
    }
    if (idle.data === data.idle) return
    data.idle = idle.data
    attendance.turn(id, idle.data)
  })
}

function tooChatty(data: Seen): boolean {
  const at = Date.now()
  if (at > data.minuteEnd) Object.assign(data, { said: 0, minuteEnd: at + 60_000 })
  return ++data.said > maxMessagesPerMinute
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
