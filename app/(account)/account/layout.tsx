import type { ReactNode } from 'react'
import { accountPages } from '@/components/layout/nav'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <Page>
      <SubNav label="Account" pages={accountPages} />
      {children}
    </Page>
  )
}
