import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { adminPages } from '@/components/layout/nav'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'
import { currentPerson } from '@/lib/doors'
import { isAdmin, isStaff } from '@/lib/kernel/access'
import { Steady } from './_parts/steady'

export const metadata: Metadata = { title: { default: 'Admin', template: '%s · Admin · Tradepost' } }

/** To people without an office these pages do not exist; moderators see two of them. Each page's own queries ask again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  if (!person || !isStaff(person)) notFound()
  return (
    <Page>
      <SubNav label="Admin" pages={adminPages(isAdmin(person))} />
      {children}
      <Steady />
    </Page>
  )
}
