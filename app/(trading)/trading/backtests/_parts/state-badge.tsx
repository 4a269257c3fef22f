import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { RunState } from '@/lib/backtest/schemas/requests'

const looks: Record<RunState, { tone: BadgeTone; words: string }> = {
  queued: { tone: 'neutral', words: 'Waiting' },
  running: { tone: 'info', words: 'Running' },
  done: { tone: 'positive', words: 'Done' },
  failed: { tone: 'negative', words: 'Failed' },
  cancelled: { tone: 'line', words: 'Cancelled' },
}

export function StateBadge({ state }: { state: RunState }) {
  const { tone, words } = looks[state]
  return <Badge tone={tone}>{words}</Badge>
}
