import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client'
import type { Hint, Missed } from '@/lib/realtime/schemas'

export type LiveState = 'idle' | 'connecting' | 'live' | 'reconnecting'

/** Null stands for "anything may have changed". */
export type HintListener = (hint: Hint | null) => void

interface FromClient {
  idle(idle: boolean): void
}

interface FromServer {
  hint(hint: Hint): void
  resumed(missed: Missed): void
}

const firstRetryMs = 500
const maxRetryMs = 15_000
const kickedRetryMs = 1_000

export interface LiveLine {
  state(): LiveState
  onState(listener: () => void): () => void
  subscribe(listener: HintListener): () => void
  /** Whether nobody has touched the page for a while. */
  setIdle(idle: boolean): void
}

export interface Far {
  /** Where to connect to, when it is not the site of this page. */
  url?: string
  options?: Partial<ManagerOptions & SocketOptions>
}

/**
 * One socket per page. It is opened by the first subscriber, resumes where it stopped and never gives up. Hints are told
 * once and in order: those that arrive before the missed ones wait for them.
 */
export function liveLine({ url, options }: Far = {}): LiveLine {
  const hearers = new Set<HintListener>()
  const watchers = new Set<() => void>()
  let state: LiveState = 'idle'
  let last: number | null = null
  let resumed = false
  let early: Hint[] = []
  let idle = false
  let socket: Socket<FromServer, FromClient> | null = null

  const become = (next: LiveState) => {
    if (state === next) return
    state = next
    for (const watcher of watchers) watcher()
  }
  const tell: HintListener = (hint) => {
    for (const hearer of hearers) hearer(hint)
  }
  const hear = (hint: Hint) => {
    if (!resumed) {
      early.push(hint)
      return
    }
    if (last !== null && hint.position <= last) return
    last = hint.position
    tell(hint)
  }
  const resume = ({ position, reset, hints }: Missed) => {
    const waiting = early
    early = []
    resumed = true
    if (last === null || reset) tell(null)
    else hints.forEach(hear)
    last = Math.max(last ?? 0, position)
    waiting.forEach(hear)
    become('live')
  }
  const retryLater = () => setTimeout(() => socket?.connect(), kickedRetryMs)

  const open = async () => {
    become('connecting')
    const { io } = await import('socket.io-client')
    const settings: Partial<ManagerOptions & SocketOptions> = {
      transports: ['websocket'],
      reconnectionDelay: firstRetryMs,
      reconnectionDelayMax: maxRetryMs,
      auth: (give) => give(last === null ? {} : { since: last }),
      ...options,
    }
    socket = url === undefined ? io(settings) : io(url, settings)
    socket.on('hint', hear)
    socket.on('resumed', resume)
    socket.on('connect', () => {
      if (idle) socket?.emit('idle', true)
    })
    socket.on('connect_error', () => {
      become('reconnecting')
      if (!socket?.active) retryLater()
    })
    socket.on('disconnect', () => {
      resumed = false
      early = []
      become('reconnecting')
      if (!socket?.active) retryLater()
    })
  }

  return {
    state: () => state,
    setIdle: (next) => {
      idle = next
      if (socket?.connected) socket.emit('idle', next)
    },
    onState: (listener) => {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    subscribe: (listener) => {
      hearers.add(listener)
      if (state === 'idle') void open()
      return () => hearers.delete(listener)
    },
  }
}
