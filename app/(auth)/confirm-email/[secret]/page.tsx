import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { requirePerson } from '@/lib/doors'
import { AuthCard } from '../../auth-card'
import { DeadLink } from '../../dead-link'
import { linkOf } from '../../link-of'
import { ConfirmForm } from './confirm-form'

export const metadata: Metadata = { title: 'New e-mail address', referrer: 'no-referrer' }

type Props = { params: Promise<{ secret: string }> }

export default async function ConfirmEmailPage({ params }: Props) {
  const { secret } = await params
  await requirePerson()
  const link = await linkOf('change_email', secret)
  if (!link.ok) return <DeadLink detail={link.problem.detail} again="/account/security" />
  return (
    <AuthCard
      title="Use this address from now on?"
      lead="Mail about your account goes there, and it is the one you sign in with."
      foot={
        <Link className="link-quiet" href="/account/security">
          Leave everything as it is
        </Link>
      }
    >
      <p className="font-medium break-all">{link.value.email}</p>
      <ConfirmForm secret={secret} />
    </AuthCard>
  )
}
