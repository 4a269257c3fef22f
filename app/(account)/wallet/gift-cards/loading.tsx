import { TableLoading } from '@/app/_parts/table-loading'
import { Page } from '@/components/layout/page'

export default function GiftCardsLoading() {
  return (
    <Page>
      <TableLoading what="Gift cards are" rows={4} />
    </Page>
  )
}
