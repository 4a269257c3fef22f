import { TableLoading } from '@/app/_parts/table-loading'

export default function Loading() {
  return <TableLoading what="Differences are" rows={5} filters />
}
