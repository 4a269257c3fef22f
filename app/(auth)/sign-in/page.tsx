import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import { currentActor } from '@/lib/doors'
import { safePath } from '@/lib/identity'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { env } from '@/lib/kernel/env'
import { AuthCard, OrLine } from '../auth-card'
import { newcomerHere } from '../newcomer'
import { PasskeyButton } from '../passkey-button'
import { PasswordForm } from '../password-form'
import { SteamButton } from '../steam-button'
import { WalletButton } from '../wallet-button'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const only = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null)

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams
  const callbackUrl = safePath(only(asked.callbackUrl), env().APP_URL)
  const actor = await currentActor()
  const codePage = `/sign-in/code?callbackUrl=${encodeURIComponent(callbackUrl)}`
  if (actor.kind === 'person') redirect(callbackUrl)
  if (actor.kind === 'anonymous' && actor.awaiting) redirect(codePage)
  const problem = signInSentence(only(asked.error))
  const newcomer = callbackUrl.startsWith('/sign-in/new') ? await newcomerHere() : null
  const simulated = env().TRADEPOST_MODE === 'sandbox'
  return (
    <AuthCard
      title="Sign in"
      lead="Trade Steam items with the money in escrow until the item has arrived."
      foot={
        <>
          New here? Come in through Steam, or{' '}
          <Link className="link-quiet" href={`/sign-up?callbackUrl=${encodeURIComponent(callbackUrl)}`}>
            create one with e-mail
          </Link>
          .
        </>
      }
    >
      <ProblemAlert text={problem} />
      {newcomer && (
        <Alert tone="info" title="Sign in to the account that you have">
          Then you are asked whether to link {newcomer.way === 'steam' ? newcomer.name : newcomer.address} to
          it.
        </Alert>
      )}
      <SteamButton callbackUrl={codePage} />
      {simulated && (
        <p className="-mt-1 text-xs text-fg-3">
          Steam is simulated here: its page lets you choose whose account you use.
        </p>
      )}
      <div className="flex flex-col gap-2">
        <PasskeyButton callbackUrl={codePage} />
        <WalletButton callbackUrl={codePage} />
      </div>
      <OrLine>or with e-mail</OrLine>
      <PasswordForm callbackUrl={codePage} />
      <Link className="link-quiet self-start text-xs" href="/reset">
        Forgot your password?
      </Link>
    </AuthCard>
  )
}
