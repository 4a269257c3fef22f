import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { AuthCard } from '../auth-card'
import { outboxUrl } from '../outbox'
import { AskForm } from './ask-form'

export const metadata: Metadata = { title: 'New password' }

export default function ResetPage() {
  return (
    <AuthCard
      title="Forgot your password?"
      lead="A mail to the address of your account lets you choose a new one."
      foot={
        <Link className="link-quiet" href="/sign-in">
          Back to sign-in
        </Link>
      }
    >
      <AskForm outbox={outboxUrl()} />
    </AuthCard>
  )
}
