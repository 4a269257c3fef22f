import type { ReactNode } from 'react'
import { Card, CardHeader } from '@/components/ui/card'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <div className="flex flex-col gap-5 p-4">{children}</div>
    </Card>
  )
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-6 gap-y-2 md:grid-cols-[140px_minmax(0,1fr)]">
      <h3 className="pt-1 text-xs font-medium text-fg-3">{label}</h3>
      <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}
