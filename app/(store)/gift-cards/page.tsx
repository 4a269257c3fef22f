import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card, CardContent } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { ask, currentPerson } from '@/lib/doors'
import { me } from '@/lib/identity'
import { currencies, currencySchema } from '@/lib/kernel/money'
import { publicProfile } from '@/lib/ops'
import { GiftCardForm } from './_parts/gift-card-form'

export const metadata: Metadata = { title: 'Give a gift card' }

type Props = { searchParams: Promise<{ currency?: string; to?: string }> }

export default async function GiveGiftCardPage({ searchParams }: Props) {
  const { currency: given, to } = await searchParams
  const person = await currentPerson()
  const own = person ? (await ask(me)).currency : 'EUR'
  const currency = currencySchema.safeParse(given ?? own).data ?? 'EUR'
  const friend = to ? await ask(publicProfile, { personId: to }) : null
  const toFriend = friend ? `&to=${friend.id}` : ''
  return (
    <Page>
      <PageHeader
        title="Give a gift card"
        description="Money for a friend’s wallet. It goes out by mail once you have paid, and never runs out."
        actions={person && <LinkButton href="/wallet/gift-cards">Your gift cards</LinkButton>}
      />
      <Card className="mx-auto max-w-[920px]">
        <CardContent className="flex flex-col gap-5">
          <SegmentedLinks
            label="Currency"
            links={currencies.map((each) => ({
              href: `/gift-cards?currency=${each}${toFriend}`,
              label: each,
              current: each === currency,
            }))}
          />
          <GiftCardForm
            key={currency}
            currency={currency}
            friend={friend && { id: friend.id, name: friend.name }}
            today={new Date().toISOString().slice(0, 10)}
          />
        </CardContent>
      </Card>
    </Page>
  )
}
