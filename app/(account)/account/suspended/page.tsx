import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/layout/page'
import { FactList } from '@/components/market/fact-list'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { ask } from '@/lib/doors'
import { mySuspension } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { ObjectionForm } from './_parts/objection-form'

export const metadata: Metadata = { title: 'Suspended' }

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

export default async function SuspendedPage() {
  const { suspension } = await ask(mySuspension)
  if (!suspension) redirect('/account')
  const { reason, since, until, objection, objectedAt } = suspension
  return (
    <>
      <PageHeader
        title="Your account is suspended"
        description="You can look at everything that is yours, but not act."
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <Card>
          <CardHeader title="Why, and until when" />
          <CardContent className="flex flex-col gap-4">
            <p className="max-w-[62ch] text-base break-words">{reason}</p>
            <FactList
              className="max-w-[480px]"
              facts={[
                { label: 'Since', value: `${day.format(new Date(since))} UTC` },
                {
                  label: 'Until',
                  value: until ? `${day.format(new Date(until))} UTC` : 'somebody lifts it',
                  strong: true,
                },
              ]}
            />
            <p className="max-w-[62ch] text-fg-2">
              Open deals go on, and what they bring is yours. You cannot list, buy or change anything, and API
              tokens rest.{until && ' It ends by itself at this time.'}
            </p>
            <div className="flex flex-wrap gap-2">
              <LinkButton href="/deals">Your deals</LinkButton>
              <LinkButton href="/wallet">Your wallet</LinkButton>
            </div>
          </CardContent>
        </Card>
        <Card>
          <CardHeader title="Object" />
          <CardContent className="flex flex-col gap-3">
            {objection && objectedAt ? (
              <>
                <p className="text-fg-2">
                  You objected <Time at={objectedAt} now={now().toISOString()} />. Somebody other than a
                  program reads it; you are told when your account is restored.
                </p>
                <blockquote className="border-l-2 pl-3 break-words whitespace-pre-line">
                  {objection}
                </blockquote>
              </>
            ) : (
              <ObjectionForm />
            )}
          </CardContent>
        </Card>
      </div>
    </>
  )
}
