import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { buttonVariants } from '@/components/ui/button-variants'
import { cn } from '@/components/ui/cn'
import { formatDay } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { Time } from '@/components/ui/time'
import { BalanceTiles } from '@/components/wallet/balance-tiles'
import { myDeals } from '@/lib/deals'
import { ask } from '@/lib/doors'
import { me } from '@/lib/identity'
import { env } from '@/lib/kernel/env'
import { statement, walletOverview } from '@/lib/ledger'
import { postingKinds, type StatementView, type WalletView } from '@/lib/ledger/schemas'
import { Escrow } from './_parts/escrow'
import { Filters } from './_parts/filters'
import { MoneyWays } from './_parts/money-ways'
import { readUrl } from './_parts/read-url'
import { Statement } from './_parts/statement'
import { monthName, queryOf } from './_parts/url'

export const metadata: Metadata = { title: 'Wallet' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WalletPage({ searchParams }: Props) {
  const url = readUrl(await searchParams)
  const currency = url.currency ?? (await ask(me)).currency
  const [wallet, first, buying] = await Promise.all([
    ask(walletOverview, { currency }),
    ask(statement, { ...url, currency }),
    ask(myDeals, { show: 'open', role: 'buyer', limit: 100 }),
  ])
  const now = new Date().toISOString()
  const filters = queryOf({ ...url, currency: undefined })
  const query = queryOf({ ...url, currency: currency === 'EUR' ? undefined : currency })
  return (
    <Page>
      <PageHeader
        title="Wallet"
        description={<Proof proof={wallet.proof} now={now} />}
        actions={<LinkButton href="/wallet/gift-cards">Gift cards</LinkButton>}
      />
      <BalanceTiles
        currency={wallet.currency}
        availableMinor={wallet.availableMinor}
        escrowMinor={wallet.inEscrowMinor}
        escrowHint={escrowHint(wallet.escrow.length)}
        {...historyOf(wallet)}
      />
      <ActShell
        asideLabel="Escrow and ways of money"
        aside={
          <>
            <Escrow wallet={wallet} deals={buying.items} now={now} />
            <MoneyWays currency={wallet.currency} sandbox={env().TRADEPOST_MODE === 'sandbox'} />
          </>
        }
      >
        <Statement
          key={query}
          first={first}
          query={query}
          filtered={filters !== ''}
          before={openingOf(url, first)}
          filters={
            <>
              <Totals totals={first.totals} currency={first.currency} />
              <Filters url={url} kinds={postingKinds} since={wallet.since} now={now} />
              <a
                href={`/wallet/statement.csv${query && `?${query}`}`}
                download
                className={cn(buttonVariants({ size: 'sm' }))}
              >
                <Download aria-hidden /> CSV
              </a>
            </>
          }
        />
      </ActShell>
    </Page>
  )
}

function Proof({ proof, now }: { proof: WalletView['proof']; now: string }) {
  if (!proof) return 'Every line has a twin, and all of them sum to zero.'
  if (!proof.sound)
    return (
      <span className="text-warning">
        The last check of the ledger found a difference; admins are looking.
      </span>
    )
  return (
    <>
      Ledger checked <Time at={proof.at} now={now} />. Every line has a twin, and all of them sum to zero.
    </>
  )
}

const escrowHint = (orders: number): string => {
  if (orders === 0) return 'Nothing is waiting'
  return orders === 1 ? 'In 1 deal' : `In ${orders} deals`
}

function historyOf({ series }: WalletView) {
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last) return {}
  const hint = `${formatDay(new Date(first.day))} to ${formatDay(new Date(last.day))}`
  return { history: series.map((point) => point.balanceMinor), historyHint: hint }
}

function Totals({ totals, currency }: { totals: StatementView['totals']; currency: string }) {
  if (!totals) return null
  return (
    <span className="hidden md:inline">
      in <Money minor={totals.inMinor} currency={currency} className="text-fg-1" />, out{' '}
      <Money minor={totals.outMinor} currency={currency} className="text-fg-1" />
    </span>
  )
}

/** Only a whole month has a balance before it; a filter by kind would not add up. */
function openingOf(
  url: { month?: string | undefined; kind?: string | undefined },
  { totals }: StatementView,
) {
  if (!url.month || url.kind || !totals) return undefined
  return { label: `Before ${monthName(url.month)}`, balanceMinor: totals.openingMinor }
}
