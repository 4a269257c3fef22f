import { TableLoading } from '../_parts/table-loading'

export default function Loading() {
  return <TableLoading what="Differences are" rows={5} filters />
}
