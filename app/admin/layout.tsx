import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { currentPerson } from '@/lib/doors'
import { AdminNav } from './_parts/admin-nav'
import { Steady } from './_parts/steady'

export const metadata: Metadata = { title: { default: 'Admin', template: '%s · Admin · Tradepost' } }

/** To everybody but admins these pages do not exist. Each page's own queries ask again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (person?.role !== 'admin') notFound()
  return (
    <Page>
      <AdminNav />
      {children}
      <Steady />
    </Page>
  )
}
