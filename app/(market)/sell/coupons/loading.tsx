import { TableLoading } from '@/app/admin/_parts/table-loading'

export default function CouponsLoading() {
  return <TableLoading what="Coupons are" rows={4} />
}
