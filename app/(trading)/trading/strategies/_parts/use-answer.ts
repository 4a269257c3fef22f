'use client'
import { useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/kernel/door'

interface Asked<O> {
  /** What was answered last; null before the first answer. */
  answer: O | null
  /** The answer is that to what stands there now. */
  current: boolean
  /** Why there is no answer. */
  problem: string | null
}

const calmMs = 350

/** Asks the server about what is being typed, once it rests; an answer to something older is thrown away. */
export function useAnswer<I, O>(input: I, ask: (input: I) => Promise<ActionResult<O>>): Asked<O> {
  const about = JSON.stringify(input) ?? ''
  const [state, setState] = useState<{ about: string; answer: O | null; problem: string | null } | null>(null)
  const latest = useRef({ input, ask })
  latest.current = { input, ask }
  useEffect(() => {
    let over = false
    const timer = setTimeout(async () => {
      const { input: now, ask: put } = latest.current
      const result = await put(now).catch(() => null)
      if (over) return
      setState((before) =>
        result?.ok
          ? { about, answer: result.value, problem: null }
          : {
              about,
              answer: before?.answer ?? null,
              problem:
                result?.problem.detail ??
                'The server did not answer. It is asked again with the next change.',
            },
      )
    }, calmMs)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [about])
  return { answer: state?.answer ?? null, current: state?.about === about, problem: state?.problem ?? null }
}
