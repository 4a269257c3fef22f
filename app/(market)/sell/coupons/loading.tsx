import { TableLoading } from '@/app/_parts/table-loading'

export default function CouponsLoading() {
  return <TableLoading what="Coupons are" rows={4} />
}
