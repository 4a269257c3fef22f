import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'

const pages = [
  { href: '/account', label: 'Profile', exact: true },
  { href: '/account/privacy', label: 'Privacy' },
  { href: '/account/security', label: 'Security' },
  { href: '/account/notifications', label: 'Notifications' },
  { href: '/account/developer', label: 'Developer' },
]

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <Page>
      <SubNav label="Account" pages={pages} />
      {children}
    </Page>
  )
}
