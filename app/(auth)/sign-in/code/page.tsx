import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signOut } from '@/app/(auth)/actions'
import { ask, currentActor } from '@/lib/doors'
import { factorKinds, safePath } from '@/lib/identity'
import { env } from '@/lib/kernel/env'
import { AuthCard } from '../../auth-card'
import { CodeForm } from './code-form'

export const metadata: Metadata = { title: 'Second factor' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every sign-in comes by here; only people with a second factor see it. */
export default async function CodePage({ searchParams }: Props) {
  const { callbackUrl: asked } = await searchParams
  const callbackUrl = safePath(typeof asked === 'string' ? asked : null, env().APP_URL)
  const actor = await currentActor()
  if (actor.kind === 'person') redirect(callbackUrl)
  if (actor.kind !== 'anonymous' || !actor.awaiting)
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`)
  const kinds = await ask(factorKinds)
  return (
    <AuthCard
      title={kinds.totp ? 'Enter your code' : 'Show your passkey'}
      lead={
        kinds.totp
          ? 'Your account has a second factor: the six digits that your authenticator app shows now.'
          : 'Your account has a second factor: a passkey on your phone, computer or key.'
      }
      foot={
        <form action={signOut}>
          <button type="submit" className="link-quiet">
            Sign in as somebody else
          </button>
        </form>
      }
    >
      <CodeForm callbackUrl={callbackUrl} {...kinds} />
    </AuthCard>
  )
}
