'use client'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { watchIdle } from './idle'
import { LiveBadge } from './live-badge'
import { type HintListener, type LiveLine, type LiveState, liveLine } from './socket'

const LineContext = createContext<LiveLine | null>(null)

/** Stands once around all pages: one socket, which opens when a page needs it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [line] = useState(liveLine)
  useEffect(() => watchIdle(line.setIdle), [line])
  return (
    <LineContext value={line}>
      {children}
      <Standing />
    </LineContext>
  )
}

function useLine(): LiveLine {
  const line = useContext(LineContext)
  if (!line) throw new Error('LiveProvider is missing above this component.')
  return line
}

const idle = (): LiveState => 'idle'

/** How the socket stands: show "Reconnecting" while it is `reconnecting`; data is then fetched every few seconds. */
export function useLiveState(): LiveState {
  const line = useLine()
  return useSyncExternalStore(line.onState, line.state, idle)
}

const Standing = () => <LiveBadge state={useLiveState()} />

export interface Topics {
  /** Ids whose changes matter. Left out: every change this person may hear of. */
  topics?: readonly string[] | undefined
  /** Beginnings of event types that matter, for example `deals.`. */
  types?: readonly string[] | undefined
}

const gatherMs = 120

/** Calls back when something that matters has changed; several changes at once make one call. */
export function useHints({ topics, types }: Topics, onChange: () => void): void {
  const line = useLine()
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const wanted = JSON.stringify([topics ?? null, types ?? null])
  useEffect(() => {
    const [ids, kinds]: [string[] | null, string[] | null] = JSON.parse(wanted)
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear: HintListener = (hint) => {
      if (hint && ids && !ids.includes(hint.aggregate)) return
      if (hint && kinds && !kinds.some((kind) => hint.type.startsWith(kind))) return
      timer ??= setTimeout(() => {
        timer = undefined
        latest.current()
      }, gatherMs)
    }
    const leave = line.subscribe(hear)
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [line, wanted])
}
