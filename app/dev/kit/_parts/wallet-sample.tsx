import { Plus } from 'lucide-react'
import { Page, PageHeader } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { BalanceTiles } from '@/components/wallet/balance-tiles'
import { type StatementLine, StatementTable } from '@/components/wallet/statement-table'

const line = (
  id: string,
  at: string,
  kind: StatementLine['kind'],
  title: string,
  detail: string,
  amountMinor: number,
  balanceMinor: number,
): StatementLine => ({ id, at, kind, title, detail, amountMinor, balanceMinor })

const lines = [
  line(
    'pst_01JD7Q2M9T',
    '2026-11-20T14:02:11Z',
    'purchase',
    'Deal, AK-47 | Redline',
    'To escrow',
    -2410,
    128460,
  ),
  line(
    'pst_01JD5T81KQ',
    '2026-11-19T22:14:03Z',
    'sale',
    'Sale, USP-S | Neo-Noir',
    'From escrow, fee €1.42',
    4578,
    130870,
  ),
  line(
    'pst_01JCY8TM1X',
    '2026-11-16T20:11:02Z',
    'refund',
    'Deal refunded, M4A1-S | Hyper Beast',
    'Seller did not send',
    6430,
    126292,
  ),
  line('pst_01JD0KZ3VN', '2026-11-14T16:22:09Z', 'top-up', 'Top-up', 'Simulated, no fee', 25000, 119862),
]

export function WalletSample() {
  return (
    <Page>
      <PageHeader
        title="Wallet"
        description="Every line has a twin, and all of them sum to zero."
        actions={
          <Button variant="primary">
            <Plus aria-hidden />
            Top up
          </Button>
        }
      />
      <BalanceTiles
        availableMinor={128460}
        escrowMinor={14250}
        escrowHint="2 deals, next release 24 Nov"
        history={[94862, 94862, 119862, 119862, 126292, 130870, 128460]}
        historyHint="12 to 20 November"
      />
      <StatementTable lines={lines} before={{ label: 'Before 12 Nov', balanceMinor: 94862 }} />
    </Page>
  )
}
