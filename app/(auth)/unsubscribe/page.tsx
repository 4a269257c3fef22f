import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { currentPerson } from '@/lib/doors'
import { anonymous } from '@/lib/kernel/access'
import { answerForm } from '@/lib/kernel/door'
import { unsubscription } from '@/lib/notifications'
import { AuthCard } from '../auth-card'
import { EndMail } from './end-mail'

export const metadata: Metadata = { title: 'E-mail', referrer: 'no-referrer' }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function UnsubscribePage({ searchParams }: Props) {
  const { token } = await searchParams
  const asked = await answerForm(
    unsubscription,
    { actor: anonymous },
    {
      token: typeof token === 'string' && token !== '' ? token : 'none',
    },
  )
  const foot = (
    <Link className="link-quiet" href={(await currentPerson()) ? '/account/notifications' : '/sign-in'}>
      All notification settings
    </Link>
  )
  if (!asked.ok)
    return (
      <AuthCard title="This link does not work" lead="Nothing was changed." foot={foot}>
        <p>{asked.problem.detail}</p>
      </AuthCard>
    )
  const { label, language } = asked.value
  return (
    <AuthCard title="No more mail of this kind?" lead="You can switch it on again at any time." foot={foot}>
      <p lang={language} className="font-medium">
        {label}
      </p>
      <EndMail token={String(token)} />
    </AuthCard>
  )
}
