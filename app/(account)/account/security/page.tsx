import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { ask } from '@/lib/doors'
import { me, myFactors, mySessions } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { EmailForm } from './_parts/email-form'
import { PasswordForm } from './_parts/password-form'
import { SecondFactor } from './_parts/second-factor'
import { Sessions } from './_parts/sessions'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const [account, { items }, factors] = await Promise.all([ask(me), ask(mySessions), ask(myFactors)])
  return (
    <>
      <PageHeader title="Security" description="Who can act in your name, and from where." />
      <div className="flex max-w-[820px] flex-col gap-4">
        <Sessions sessions={items} now={now().toISOString()} />
        <SecondFactor factors={factors} />
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
        <EmailForm email={account.email} hasPassword={account.hasPassword} />
      </div>
    </>
  )
}
