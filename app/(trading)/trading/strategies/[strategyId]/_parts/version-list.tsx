'use client'
import { useMore } from '@/app/_parts/use-more'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import type { VersionCard } from '@/lib/strategies/schemas/strategy'

interface Page {
  items: VersionCard[]
  nextCursor: string | null
}

type Props = { strategyId: string; first: Page; shown: number; now: string }

/** Every version, which never changes once it is there. */
export function VersionList({ strategyId, first, shown, now }: Props) {
  const path = (cursor: string) => `/strategies/${strategyId}/versions?cursor=${encodeURIComponent(cursor)}`
  const { items, more, pending, failed } = useMore<VersionCard, Page>(first, path, (page) => page)
  return (
    <Card aria-labelledby="versions-title">
      <CardHeader title="Versions" id="versions-title" />
      <ul className="max-h-72 overflow-y-auto">
        {items.map(({ id, number, formHash, createdAt }) => (
          <li key={id} className="flex items-center gap-3 border-b px-4 py-2 last:border-b-0">
            <Link
              href={`/trading/strategies/${strategyId}?version=${number}`}
              aria-current={number === shown ? 'true' : undefined}
              className="inline-flex min-h-6 items-center font-medium hover:underline aria-[current]:text-accent-text"
            >
              Version {number}
            </Link>
            <code className="min-w-0 flex-1 truncate font-mono text-2xs text-fg-3">
              {formHash.slice(0, 12)}
            </code>
            <Time at={createdAt} now={now} className="text-xs text-fg-3" />
          </li>
        ))}
      </ul>
      {more && (
        <div className="flex flex-col items-center gap-1 border-t p-2">
          <Button variant="ghost" size="sm" pending={pending} onClick={more}>
            Older versions
          </Button>
          {failed && <p className="text-xs text-fg-3">That did not work. Try again.</p>}
        </div>
      )}
    </Card>
  )
}
