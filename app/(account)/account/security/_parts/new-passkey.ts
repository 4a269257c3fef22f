'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Problem } from '@/lib/kernel/errors'
import { beginPasskey, keepPasskey } from '../../actions'

const lost = 'The server did not answer. Nothing was changed; try again.'
const cancelled = 'No passkey was made. Nothing was changed.'

/** Has the browser make a passkey and keeps it under the device's name. */
export function useNewPasskey() {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Pick<Problem, 'code' | 'detail'> | null>(null)
  const [recoveryCodes, setCodes] = useState<string[]>([])

  async function run(): Promise<Pick<Problem, 'code' | 'detail'> | null> {
    const begun = await beginPasskey({}).catch(() => null)
    if (!begun?.ok) return begun?.problem ?? { code: 'unavailable', detail: lost }
    const answer = await create(begun.value.options)
    if (!answer) return { code: 'cancelled', detail: cancelled }
    const kept = await keepPasskey({ answer, name: nameOfHere() }).catch(() => null)
    if (!kept?.ok) return kept?.problem ?? { code: 'unavailable', detail: lost }
    setCodes(kept.value.recoveryCodes)
    router.refresh()
    return null
  }

  async function make() {
    setPending(true)
    setRefusal(await run())
    setPending(false)
  }

  const code = refusal?.code ?? null
  const asks = code === 'step_up_required' || code === 'confirm_required'
  return { make, pending, recoveryCodes, code, problem: asks ? null : refusal?.detail }
}

type Made = Parameters<typeof keepPasskey>[0]['answer']

async function create(options: unknown): Promise<Made | null> {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser')
    const optionsJSON = options as Parameters<typeof startRegistration>[0]['optionsJSON']
    const { response, ...made } = await startRegistration({ optionsJSON })
    return { ...made, response: { ...response } }
  } catch {
    return null
  }
}

const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Android/, 'Android phone'],
  [/Mac OS/, 'Mac'],
  [/Windows/, 'Windows computer'],
]

/** What its owner will know it by, until they name it. */
const nameOfHere = (): string =>
  systems.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? 'This computer'
