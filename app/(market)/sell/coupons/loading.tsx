import { TableLoading } from '@/app/admin/_parts/table-loading'
import { Page } from '@/components/layout/page'

export default function CouponsLoading() {
  return (
    <Page>
      <TableLoading what="Coupons are" rows={4} />
    </Page>
  )
}
