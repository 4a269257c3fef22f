import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { me } from '@/lib/identity'
import { PrivacyForm } from './_parts/privacy-form'

export const metadata: Metadata = { title: 'Privacy' }

export default async function PrivacyPage() {
  const account = await ask(me)
  return (
    <>
      <PageHeader
        title="Privacy"
        description="What others see of you, and what we know about you."
        actions={<LinkButton href={`/people/${account.id}`}>As others see you</LinkButton>}
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <PrivacyForm privacy={account.privacy} />
      </div>
    </>
  )
}
