'use client'
import { Download } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { buttonVariants } from '@/components/ui/button-variants'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { formatFull } from '@/components/ui/format'
import { Time } from '@/components/ui/time'
import type { ExportView, PrivacyView } from '@/lib/privacy/schemas'
import { orderExport } from '../../actions'

const lookAgainMs = 2_000

type Props = { privacy: Pick<PrivacyView, 'export' | 'nextExportAt'>; now: string }

export function ExportCard({ privacy, now }: Props) {
  const { submit, pending, problemOf } = useForm(orderExport)
  const { export: made, nextExportAt } = privacy
  const waits = made !== null && made.readyAt === null
  useLookAgain(waits)
  return (
    <Card>
      <CardHeader title="Everything about you" />
      <CardContent className="flex flex-col gap-3">
        <p className="max-w-[62ch] text-fg-2">
          A zip of JSON files with all that we hold about you: account, sessions, deals, money, items,
          notifications and what was done by hand. You are told when it is ready; it waits here for seven
          days.
        </p>
        {made && <Made made={made} now={now} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button pending={pending} disabled={nextExportAt !== null} onClick={() => submit({})}>
            Get everything about me
          </Button>
          <span role="status" className="text-xs text-fg-2" suppressHydrationWarning>
            {problemOf() ?? (nextExportAt && `Once a day: again from ${formatFull(new Date(nextExportAt))}.`)}
          </span>
        </div>
      </CardContent>
    </Card>
  )
}

/** While it is being made, the page is read again now and then. */
function useLookAgain(waits: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => router.refresh(), lookAgainMs)
    return () => clearInterval(timer)
  }, [waits, router])
}

const kB = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-GB')} kB`

function Made({ made, now }: { made: ExportView; now: string }) {
  if (made.readyAt === null)
    return (
      <p role="status" className="text-fg-2">
        Being made since <Time at={made.requestedAt} now={now} />. This takes a few seconds.
      </p>
    )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-surface-0 px-3 py-2.5">
      <p className="min-w-0 flex-1 basis-48 text-xs text-fg-2" suppressHydrationWarning>
        Made <Time at={made.readyAt} now={now} />
        {made.sizeBytes !== null && `, ${kB(made.sizeBytes)}`}
        {made.expiresAt && `, here until ${formatFull(new Date(made.expiresAt))}`}
      </p>
      <a href={`/account/privacy/export/${made.id}`} download className={cn(buttonVariants())}>
        <Download aria-hidden /> Download
      </a>
    </div>
  )
}
