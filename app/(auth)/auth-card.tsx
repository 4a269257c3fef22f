import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { Card, CardContent } from '@/components/ui/card'

type Props = { title: string; lead: string; children: ReactNode; foot: ReactNode }

export function AuthCard({ title, lead, children, foot }: Props) {
  return (
    <Page className="flex flex-col items-center md:pt-14">
      <Card className="w-full max-w-100">
        <CardContent className="flex flex-col gap-4 p-5 md:p-6">
          <header>
            <h1>{title}</h1>
            <p className="mt-1 text-fg-3">{lead}</p>
          </header>
          {children}
        </CardContent>
      </Card>
      <div className="mt-4 text-fg-3">{foot}</div>
    </Page>
  )
}

export const OrLine = ({ children }: { children: ReactNode }) => (
  <p className="flex items-center gap-3 text-xs text-fg-3 before:h-px before:flex-1 before:bg-border-1 after:h-px after:flex-1 after:bg-border-1">
    {children}
  </p>
)
