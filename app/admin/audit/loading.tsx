import { TableLoading } from '@/app/_parts/table-loading'

export default function AuditLoading() {
  return <TableLoading what="The audit log is" rows={8} filters />
}
