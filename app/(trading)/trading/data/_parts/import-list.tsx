'use client'
import { useForm } from '@/app/_parts/use-form'
import { countWords, exchangeNames, leftWords } from '@/components/candles/words'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { Time } from '@/components/ui/time'
import type { ImportView } from '@/lib/exchanges/schemas/import'
import { stopImport } from '../actions'

const states: Record<ImportView['state'], { word: string; tone: BadgeTone }> = {
  waiting: { word: 'Waiting', tone: 'neutral' },
  running: { word: 'Running', tone: 'info' },
  done: { word: 'Done', tone: 'neutral' },
  failed: { word: 'Failed', tone: 'negative' },
  cancelled: { word: 'Cancelled', tone: 'line' },
}

export function ImportList({ imports, now }: { imports: readonly ImportView[]; now: string }) {
  return (
    <Card>
      <CardHeader title="Imports" />
      <ul aria-label="Imports">
        {imports.map((each) => (
          <Import key={each.id} each={each} now={now} />
        ))}
      </ul>
    </Card>
  )
}

function Import({ each, now }: { each: ImportView; now: string }) {
  const stop = useForm(stopImport)
  const title = `${each.symbol} ${each.frame}`
  const { word, tone } = states[each.state]
  const percent = Math.floor(each.share * 100)
  const problem = stop.problemOf() ?? each.problem
  return (
    <li className="flex flex-col gap-1.5 border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{title}</span>
        <span className="text-fg-2">{exchangeNames[each.exchange]}</span>
        <Badge tone={tone}>{word}</Badge>
        <span className="ml-auto text-xs text-fg-3">
          <Time at={each.createdAt} now={now} />
        </span>
        {each.mine && (
          <Button
            size="sm"
            pending={stop.pending}
            aria-label={`Cancel ${title}`}
            onClick={() => stop.submit({ importId: each.id })}
          >
            Cancel
          </Button>
        )}
      </div>
      <Progress
        label={`Import of ${title}`}
        value={percent}
        tone={each.state === 'running' ? 'info' : 'neutral'}
      />
      <p className="text-xs text-fg-3">
        {countWords(each.bars, 'candle')}, {percent} %
        {each.barsPerSecond !== null && `, ${countWords(each.barsPerSecond, 'candle')} a second`}
        {each.etaS !== null && each.etaS > 0 && `, ${leftWords(each.etaS)} left`}
      </p>
      {problem && <p className="text-xs text-warning">{problem}</p>}
    </li>
  )
}
