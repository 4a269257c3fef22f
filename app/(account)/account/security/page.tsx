import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { ask } from '@/lib/doors'
import { me, myAudit, myFactors, myPasskeys, mySessions, myWallets } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { AuditOfMe } from './_parts/audit-of-me'
import { EmailForm } from './_parts/email-form'
import { MergeCard } from './_parts/merge-card'
import { Passkeys } from './_parts/passkeys'
import { PasswordForm } from './_parts/password-form'
import { SecondFactor } from './_parts/second-factor'
import { Sessions } from './_parts/sessions'
import { Wallets } from './_parts/wallets'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const [account, sessions, factors, passkeys, wallets, audit] = await Promise.all([
    ask(me),
    ask(mySessions),
    ask(myFactors),
    ask(myPasskeys),
    ask(myWallets),
    ask(myAudit),
  ])
  const at = now().toISOString()
  const shared = { factors, hasPassword: account.hasPassword, now: at }
  return (
    <>
      <PageHeader title="Security" description="Who can act in your name, and from where." />
      <div className="flex max-w-[820px] flex-col gap-4">
        <Sessions first={sessions} now={at} />
        <SecondFactor factors={factors} hasPassword={account.hasPassword} />
        <Passkeys passkeys={passkeys.items} {...shared} />
        <Wallets wallets={wallets.items} {...shared} />
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
        <EmailForm email={account.email} hasPassword={account.hasPassword} factors={factors} />
        <MergeCard factors={factors} hasPassword={account.hasPassword} />
        <AuditOfMe first={audit} now={at} />
      </div>
    </>
  )
}
