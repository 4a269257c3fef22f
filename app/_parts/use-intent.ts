'use client'
import { useRef } from 'react'

/**
 * The act with a key for each intent: pressed twice, or sent again after a lost answer, the same input happens once.
 * After an answer, and for another input, it is a new intent.
 */
export function useIntent<I, O>(act: (input: I, key?: string) => Promise<O>): (input: I) => Promise<O> {
  const open = useRef<{ about: string; key: string } | null>(null)
  return async (input) => {
    const about = JSON.stringify(input) ?? ''
    if (open.current?.about !== about) open.current = { about, key: crypto.randomUUID() }
    const { key } = open.current
    const answer = await act(input, key)
    if (open.current?.key === key) open.current = null
    return answer
  }
}
