import { TableLoading } from '../_parts/table-loading'

export default function Loading() {
  return <TableLoading what="Deliveries are" rows={8} filters />
}
