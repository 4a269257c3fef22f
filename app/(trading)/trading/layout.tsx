import type { ReactNode } from 'react'
import { tradingPages } from '@/components/layout/nav'
import { Page } from '@/components/layout/page'
import { SubNav } from '@/components/layout/sub-nav'

export default function TradingLayout({ children }: { children: ReactNode }) {
  return (
    <Page>
      <SubNav label="Trading" pages={tradingPages} />
      {children}
    </Page>
  )
}
