import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { me, myFactors } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { myPresence } from '@/lib/presence'
import { myPrivacy } from '@/lib/privacy'
import { DeletionCard } from './_parts/deletion-card'
import { ExportCard } from './_parts/export-card'
import { PrivacyForm } from './_parts/privacy-form'

export const metadata: Metadata = { title: 'Privacy' }

export default async function PrivacyPage() {
  const [account, mine, { shownTo }, factors] = await Promise.all([
    ask(me),
    ask(myPrivacy),
    ask(myPresence),
    ask(myFactors),
  ])
  return (
    <>
      <PageHeader
        title="Privacy"
        description="What others see of you, and what we know about you."
        actions={<LinkButton href={`/people/${account.id}`}>As others see you</LinkButton>}
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <PrivacyForm privacy={account.privacy} shownTo={shownTo} />
        <ExportCard privacy={mine} now={now().toISOString()} />
        <DeletionCard deletion={mine.deletion} factors={factors} />
      </div>
    </>
  )
}
