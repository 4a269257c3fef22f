import { Archive, FileCode2, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { Time } from '@/components/ui/time'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { listStrategies } from '@/lib/strategies'
import { kindWords } from './_parts/kind-words'

export const metadata: Metadata = { title: 'Strategies' }

type Props = { searchParams: Promise<{ state?: string; cursor?: string }> }

const base = '/trading/strategies'

export default async function StrategiesPage({ searchParams }: Props) {
  const { state: asked, cursor } = await searchParams
  const state = asked === 'archived' ? 'archived' : 'draft'
  const { items, nextCursor } = await ask(listStrategies, { state, cursor })
  const at = now().toISOString()
  const more = new URLSearchParams({ ...(state === 'archived' && { state }), cursor: nextCursor ?? '' })
  return (
    <>
      <PageHeader
        title="Strategies"
        description="What you want at the close of a bar. Only you see them."
        actions={
          <LinkButton href={`${base}/new`} variant="primary">
            <Plus aria-hidden />
            New strategy
          </LinkButton>
        }
      />
      <SegmentedLinks
        label="Which strategies"
        className="mb-4"
        links={[
          { href: base, label: 'In use', current: state === 'draft' },
          { href: `${base}?state=archived`, label: 'Archived', current: state === 'archived' },
        ]}
      />
      <Card aria-label="Strategies">
        {items.length === 0 ? (
          <None archived={state === 'archived'} />
        ) : (
          <ul>
            {items.map((one) => (
              <li
                key={one.id}
                className="relative flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-3 last:border-b-0 hover:bg-surface-2"
              >
                <div className="min-w-0 flex-1 basis-52">
                  <Link
                    href={`${base}/${one.id}`}
                    className="font-medium wrap-anywhere after:absolute after:inset-0 hover:underline"
                  >
                    {one.name}
                  </Link>
                  {one.description !== '' && (
                    <p className="line-clamp-2 text-xs wrap-anywhere text-fg-3">{one.description}</p>
                  )}
                </div>
                <Badge tone="line">{kindWords[one.kind]}</Badge>
                <span className="text-xs text-fg-3 tabular-nums">Version {one.latest}</span>
                <span className="text-xs text-fg-3">
                  <Time at={one.updatedAt} now={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {nextCursor && (
        <div className="mt-4 flex justify-center">
          <LinkButton href={`${base}?${more}`}>Older ones</LinkButton>
        </div>
      )}
    </>
  )
}

const None = ({ archived }: { archived: boolean }) =>
  archived ? (
    <Empty title="Nothing is archived" icon={<Archive />}>
      A strategy that you archive rests here, with its versions.
    </Empty>
  ) : (
    <Empty
      title="No strategies yet"
      icon={<FileCode2 />}
      actions={<LinkButton href={`${base}/new`}>New strategy</LinkButton>}
    >
      Begin from a template, build rules by clicks, or paste a Pine script.
    </Empty>
  )
