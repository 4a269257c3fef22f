import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { requirePerson } from '@/lib/doors'
import { newId } from '@/lib/kernel/ids'
import { GoodsForm } from '../_parts/goods-form'

export const metadata: Metadata = { title: 'Offer goods' }

export default async function NewGoodsPage() {
  await requirePerson()
  return (
    <>
      <PageHeader
        title="Offer goods"
        description="Keep it as a draft as long as you like; nobody else sees it."
        crumbs={[{ label: 'Sell goods', href: '/sell/goods' }, { label: 'New' }]}
      />
      <GoodsForm
        values={{ key: newId('request'), category: 'consoles', condition: 'good', onHand: '1' }}
        draft
      />
    </>
  )
}
