import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'
import { currentPerson } from '@/lib/doors'
import { Steady } from './_parts/steady'

export const metadata: Metadata = { title: { default: 'Admin', template: '%s · Admin · Tradepost' } }

const pages = [
  { href: '/admin/deals', label: 'Deals' },
  { href: '/admin/bots', label: 'Bots' },
  { href: '/admin/audit', label: 'Audit' },
]

/** To everybody but admins these pages do not exist. Each page's own queries ask again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (person?.role !== 'admin') notFound()
  return (
    <Page>
      <SubNav label="Admin" pages={pages} />
      {children}
      <Steady />
    </Page>
  )
}
