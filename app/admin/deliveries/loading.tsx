import { TableLoading } from '@/app/_parts/table-loading'

export default function Loading() {
  return <TableLoading what="Deliveries are" rows={8} filters />
}
