'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

export type Answer =
  | { ok: true }
  | { ok: false; problem: { detail: string; fields?: Record<string, string> } }

/**
 * Runs an act that asks for a reason. One key per opening of the dialog: pressing twice or trying again after a lost
 * answer does it once. Gives the refusal's sentence, or nothing when it is done.
 */
export function useReasonedAct<T>() {
  const router = useRouter()
  const [asked, setAsked] = useState<{ about: T; key: string } | null>(null)
  const [open, setOpen] = useState(false)
  const ask = (about: T) => {
    setAsked({ about, key: crypto.randomUUID() })
    setOpen(true)
  }
  const run = async (act: (key: string) => Promise<Answer>): Promise<string | undefined> => {
    if (!asked) return
    const answer = await act(asked.key)
    if (!answer.ok) return answer.problem.fields?.reason ?? answer.problem.detail
    router.refresh()
  }
  return { about: asked?.about ?? null, id: asked?.key, open, setOpen, ask, run }
}
