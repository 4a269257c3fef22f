import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { FindingView, NarrationView } from '@/lib/backtest/schemas/results'
import { Badge } from '../ui/badge'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'

const looks = {
  danger: { Icon: OctagonAlert, className: 'text-negative', word: 'Grave' },
  warning: { Icon: TriangleAlert, className: 'text-warning', word: 'Careful' },
  note: { Icon: Info, className: 'text-info', word: 'Note' },
  good: { Icon: CircleCheck, className: 'text-positive', word: 'Good' },
} satisfies Record<FindingView['severity'], object>

type Props = { findings: readonly FindingView[]; narration?: NarrationView | undefined }

/** What the advisor says of a run: the gravest first, each with what to do about it. */
export function FindingsCard({ findings, narration }: Props) {
  return (
    <Card data-slot="findings" aria-labelledby="findings-title">
      <CardHeader title="Before you trust it" id="findings-title">
        By {findings.length} {findings.length === 1 ? 'rule' : 'rules'}, not by opinion
      </CardHeader>
      <ul className="flex flex-col gap-3 px-4 py-3">
        {findings.map(({ rule, severity, sentence, advice }) => {
          const { Icon, className, word } = looks[severity]
          return (
            <li key={rule} data-rule={rule} className="flex gap-2.5">
              <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', className)} />
              <p className="min-w-0 wrap-anywhere text-fg-2">
                <b className="font-medium text-fg-1">{word}.</b> <span className="text-fg-1">{sentence}</span>{' '}
                {severity !== 'good' && advice}
              </p>
            </li>
          )
        })}
      </ul>
      {narration && (
        <section data-slot="narration" aria-label="Text of a language model" className="border-t px-4 py-3">
          <p className="flex flex-wrap items-center gap-2 text-xs text-fg-3">
            <Badge tone="info">Language model</Badge> {narration.model}
          </p>
          <p className="mt-2 wrap-anywhere text-fg-2">{narration.text}</p>
          <p className="mt-1 text-xs text-fg-3">{narration.notice}</p>
        </section>
      )}
    </Card>
  )
}
