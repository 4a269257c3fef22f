import type { Metadata } from 'next'
import { safePath } from '@/lib/identity'
import { env } from '@/lib/kernel/env'
import { AuthCard } from '../../auth-card'
import { DeadLink } from '../../dead-link'
import { linkOf } from '../../link-of'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Create an account', referrer: 'no-referrer' }

type Props = { params: Promise<{ secret: string }> }

export default async function FinishSignUpPage({ params }: Props) {
  const { secret } = await params
  const link = await linkOf('sign_up', secret)
  if (!link.ok) return <DeadLink detail={link.problem.detail} again="/sign-up" />
  const { email, backTo } = link.value
  return (
    <AuthCard
      title="Create your account"
      lead="The mailbox is yours; a name and a password are left."
      foot="To trade you need a Steam account; you link it on your account page."
    >
      <SignUpForm secret={secret} email={email} callbackUrl={safePath(backTo, env().APP_URL)} />
    </AuthCard>
  )
}
