import type { Metadata } from 'next'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { LinkButton } from '@/components/ui/link-button'
import { ask, requirePerson } from '@/lib/doors'
import { myGiftCards } from '@/lib/gift-cards'
import { now } from '@/lib/kernel/clock'
import { CardList } from './_parts/card-list'
import { Redeem } from './_parts/redeem'

export const metadata: Metadata = { title: 'Gift cards' }

export default async function GiftCardsPage() {
  await requirePerson()
  const cards = await ask(myGiftCards)
  return (
    <Page>
      <PageHeader
        title="Gift cards"
        description="Money that waits for whoever shows its code. It never runs out."
        actions={
          <LinkButton href="/gift-cards" variant="primary">
            Give a gift card
          </LinkButton>
        }
        crumbs={[{ href: '/wallet', label: 'Wallet' }, { label: 'Gift cards' }]}
      />
      <ActShell asideLabel="Redeem a gift card" aside={<Redeem />} asideFirst>
        <CardList first={cards} now={now().toISOString()} />
      </ActShell>
    </Page>
  )
}
