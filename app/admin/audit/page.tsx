import type { Metadata } from 'next'
import { ask } from '@/lib/doors'
import { auditLog } from '@/lib/ops'
import { AdminColumns } from '../_parts/columns'
import { AuditTable } from './_parts/audit-table'
import { Filters } from './_parts/filters'
import { queryOf } from './_parts/url'

export const metadata: Metadata = { title: 'Audit log' }

type Props = { searchParams: Promise<{ act?: string; subject?: string }> }

export default async function AuditPage({ searchParams }: Props) {
  const { act, subject } = await searchParams
  const filters = { ...(act ? { act } : {}), ...(subject ? { subject } : {}) }
  const first = await ask(auditLog, filters)
  const query = queryOf(filters)
  return (
    <AdminColumns
      page="audit"
      title="Audit log"
      description="Who did what, and why. Written in the same transaction as the act, and never changed."
    >
      <AuditTable
        key={query}
        first={first}
        query={query}
        filters={<Filters given={filters} acts={first.acts} />}
      />
    </AdminColumns>
  )
}
