import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { currentPerson } from '@/lib/doors'
import { safePath } from '@/lib/identity'
import { env } from '@/lib/kernel/env'
import { AuthCard, OrLine } from '../auth-card'
import { outboxUrl } from '../outbox'
import { SteamButton } from '../steam-button'
import { AskForm } from './ask-form'

export const metadata: Metadata = { title: 'Create an account' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignUpPage({ searchParams }: Props) {
  const { callbackUrl: asked } = await searchParams
  const callbackUrl = safePath(typeof asked === 'string' ? asked : null, env().APP_URL)
  if (await currentPerson()) redirect(callbackUrl)
  return (
    <AuthCard
      title="Create an account"
      lead="To trade you need a Steam account; you can link it now or later."
      foot={
        <>
          Already here?{' '}
          <Link className="link-quiet" href={`/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`}>
            Sign in
          </Link>
          .
        </>
      }
    >
      <SteamButton callbackUrl={callbackUrl} />
      <OrLine>or with e-mail</OrLine>
      <AskForm backTo={callbackUrl} outbox={outboxUrl()} />
    </AuthCard>
  )
}
