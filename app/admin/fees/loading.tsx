import { TableLoading } from '@/app/_parts/table-loading'

export default function FeesLoading() {
  return <TableLoading what="Rules are" rows={4} />
}
