import type { PasskeyAnswer } from '@/lib/identity/schemas/factor'
import { askForPasskey } from './actions'

export type Shown = { answer: PasskeyAnswer; problem?: never } | { answer?: never; problem: string }

const lost = 'The server did not answer. Try again in a moment.'
const none = 'No passkey was shown. Nothing was changed.'

/** Has the browser show a passkey of this site: of whoever waits for a second factor, or of any person. */
export async function showPasskey(): Promise<Shown> {
  const asked = await askForPasskey({}).catch(() => null)
  if (!asked?.ok) return { problem: asked?.problem.detail ?? lost }
  try {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const optionsJSON = asked.value.options as Parameters<typeof startAuthentication>[0]['optionsJSON']
    const { response, ...shown } = await startAuthentication({ optionsJSON })
    return { answer: { ...shown, response: { ...response } } }
  } catch {
    return { problem: none }
  }
}
