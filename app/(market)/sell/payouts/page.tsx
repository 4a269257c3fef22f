import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { ActShell, PageHeader } from '@/components/layout/page'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button-variants'
import { cn } from '@/components/ui/cn'
import { Money } from '@/components/ui/money'
import { Stat, StatStrip } from '@/components/ui/stat'
import { Time } from '@/components/ui/time'
import { ask, requirePerson } from '@/lib/doors'
import { myClearing, myFees } from '@/lib/earnings'
import type { ClearingView } from '@/lib/earnings/schemas'
import { me, myFactors } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { myEarnings, myPayouts, sellerStatement } from '@/lib/payouts'
import type { EarnedView } from '@/lib/payouts/schemas'
import { AccountCard } from './_parts/account-card'
import { ClearingList } from './_parts/clearing-list'
import { FeeCard } from './_parts/fee-card'
import { LookAgain } from './_parts/look-again'
import { PayoutForm } from './_parts/payout-form'
import { PayoutList } from './_parts/payout-list'
import { SaleList } from './_parts/sale-list'

export const metadata: Metadata = { title: 'Payouts' }

type Props = { searchParams: Promise<{ back?: string }> }

export default async function PayoutsPage({ searchParams }: Props) {
  await requirePerson()
  const { currency } = await ask(me)
  const [earned, payouts, statement, fees, clearing, factors] = await Promise.all([
    ask(myEarnings, { currency }),
    ask(myPayouts),
    ask(sellerStatement, { currency }),
    ask(myFees, { currency }),
    ask(myClearing, { currency }),
    ask(myFactors),
  ])
  const at = now().toISOString()
  return (
    <>
      {(await searchParams).back && <LookAgain />}
      <PageHeader
        title="Payouts"
        description="What you earned with sales, and how it comes to your bank. Other money in your wallet stays there."
      />
      <Sums earned={earned} clearing={clearing} />
      <Holds earned={earned} now={at} />
      <ActShell
        asideLabel="Your bank"
        aside={
          <>
            <PayoutForm earned={earned} factors={factors} />
            <AccountCard account={earned.account} offered={earned.offered} factors={factors} />
            <FeeCard fees={fees.items} />
          </>
        }
      >
        {clearing.items.length > 0 && (
          <section className="mb-8">
            <h2 className="mb-1 text-lg">Not yet yours</h2>
            <p className="mb-3 text-xs text-fg-3">
              Buyers have paid it. It lies in escrow until they can no longer send anything back.
            </p>
            <ClearingList first={clearing} now={at} />
          </section>
        )}
        <PayoutList first={payouts} now={at} />
        <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg">Sales</h2>
          <a
            href={`/sell/payouts/statement.csv?currency=${currency}`}
            download
            className={cn(buttonVariants({ size: 'sm' }))}
          >
            <Download aria-hidden /> CSV
          </a>
        </div>
        <SaleList first={statement} now={at} />
      </ActShell>
    </>
  )
}

function Sums({ earned, clearing }: { earned: EarnedView; clearing: ClearingView }) {
  const { accruedMinor, clearingMinor, heldMinor } = clearing
  const sums = [
    ['Can be paid out', earned.withdrawableMinor],
    ['Not yet yours', accruedMinor + clearingMinor + heldMinor],
    ['On its way', earned.onTheWayMinor],
    ['Paid out', earned.paidMinor],
    ['Earned in all', earned.earnedMinor],
  ] as const
  return (
    <StatStrip label="Earnings" className="mb-4 grid-cols-2 lg:grid-cols-5">
      {sums.map(([label, minor]) => (
        <Stat key={label} label={label} value={<Money minor={minor} currency={earned.currency} />} />
      ))}
    </StatStrip>
  )
}

function Holds({ earned: { holds, currency }, now: present }: { earned: EarnedView; now: string }) {
  return holds.map(({ rule, why, until, amountMinor }) => (
    <Alert key={rule} tone="info" title="Some money stays for now" className="mb-4">
      <p>
        {why}
        {amountMinor !== null && (
          <>
            {' '}
            Kept: <Money minor={amountMinor} currency={currency} />.
          </>
        )}
        {until && (
          <>
            {' '}
            Until <Time at={until} now={present} />.
          </>
        )}
      </p>
    </Alert>
  ))
}
