'use client'
import { useRef, useState } from 'react'
import type { CheckedScript } from '@/lib/backtest/schemas/views'
import { checkCode } from '../actions'

export interface ScriptCheck {
  pending: boolean
  /** Why there is no answer. */
  problem: string | null
  /** The answer to this source; null when another one was checked last. */
  of: (source: string) => CheckedScript | null
  /** Asks anew; null when there is no answer. */
  ask: (source: string) => Promise<CheckedScript | null>
}

const silence = 'The server did not answer. Try again.'

/** Has the server run a script over made-up candles, when somebody asks for it or saves. */
export function useScriptCheck(): ScriptCheck {
  const [state, setState] = useState<{ source: string; answer: CheckedScript } | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef(0)
  const ask = async (source: string) => {
    const turn = ++latest.current
    setPending(true)
    const result = await checkCode({ source }).catch(() => null)
    if (turn === latest.current) {
      setPending(false)
      setProblem(result?.ok ? null : (result?.problem.detail ?? silence))
      if (result?.ok) setState({ source, answer: result.value })
    }
    return result?.ok ? result.value : null
  }
  return { pending, problem, ask, of: (source) => (state?.source === source ? state.answer : null) }
}
