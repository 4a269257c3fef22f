import type { ReactNode } from 'react'
import { sellPages } from '@/components/layout/nav'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'

export default function SellLayout({ children }: { children: ReactNode }) {
  return (
    <Page>
      <SubNav label="Sell" pages={sellPages} />
      {children}
    </Page>
  )
}
