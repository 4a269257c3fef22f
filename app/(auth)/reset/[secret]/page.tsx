import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { AuthCard } from '../../auth-card'
import { DeadLink } from '../../dead-link'
import { linkOf } from '../../link-of'
import { NewPasswordForm } from './new-password-form'

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

type Props = { params: Promise<{ secret: string }> }

export default async function NewPasswordPage({ params }: Props) {
  const { secret } = await params
  const link = await linkOf('reset', secret)
  if (!link.ok) return <DeadLink detail={link.problem.detail} again="/reset" />
  return (
    <AuthCard
      title="Choose a new password"
      lead="You are then signed out everywhere. A second factor, if you have one, is asked as ever."
      foot={
        <Link className="link-quiet" href="/sign-in">
          Back to sign-in
        </Link>
      }
    >
      <NewPasswordForm secret={secret} email={link.value.email} />
    </AuthCard>
  )
}
