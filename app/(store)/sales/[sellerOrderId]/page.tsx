import type { Metadata } from 'next'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Story } from '@/components/orders/story'
import { stateTone, stateWords } from '@/components/orders/words'
import { Badge } from '@/components/ui/badge'
import { ask } from '@/lib/doors'
import { viewSale } from '@/lib/orders'
import { DocumentLink } from '../../_parts/document-link'
import { SaleActs } from '../../_parts/sale-acts'
import { SaleCard, Voices } from '../../_parts/sale-card'

export const metadata: Metadata = { title: 'Sale' }

type Props = { params: Promise<{ sellerOrderId: string }> }

export default async function SalePage({ params }: Props) {
  const sale = await ask(viewSale, { sellerOrderId: (await params).sellerOrderId })
  const now = new Date().toISOString()
  return (
    <Page>
      <LiveRefresh topics={[sale.id]} />
      <PageHeader
        crumbs={[
          { label: 'Orders', href: '/orders?side=sold' },
          { label: <span className="num-mono">{sale.id}</span> },
        ]}
        title={
          sale.role === 'seller'
            ? `Sold to ${sale.buyer.name}`
            : `Bought from ${sale.seller?.name ?? 'Tradepost'}`
        }
        description={<Badge tone={stateTone(sale.state)}>{stateWords(sale.state)}</Badge>}
        {...(sale.role === 'seller' && { actions: invoiceOf(sale.id) })}
      />
      <ActShell asideLabel="Acts" aside={<SaleActs sale={sale} />}>
        <SaleCard sale={sale} />
        <Story
          steps={sale.timeline}
          names={{ buyer: sale.buyer.name, seller: sale.seller?.name ?? 'Tradepost' }}
        />
        <Voices sale={sale} now={now} />
      </ActShell>
    </Page>
  )
}

const invoiceOf = (id: string) => <DocumentLink href={`/sales/${id}/invoice.pdf`}>Invoice (PDF)</DocumentLink>
