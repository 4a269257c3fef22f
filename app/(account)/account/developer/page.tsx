import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Link } from '@/components/ui/link'
import { ask } from '@/lib/doors'
import { myTokens } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { NewToken } from './_parts/new-token'
import { Tokens } from './_parts/tokens'

export const metadata: Metadata = { title: 'Developer' }

export default async function DeveloperPage() {
  const { items } = await ask(myTokens)
  return (
    <>
      <PageHeader
        title="Developer"
        description="Keys with which your programs use Tradepost as you do, and nothing that changes your ways in."
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <NewToken />
        <Tokens tokens={items} now={now().toISOString()} />
        <p className="text-xs text-fg-3">
          Send a token as <code className="font-mono">Authorization: Bearer tp_live_…</code> to{' '}
          <code className="font-mono">/api/v1</code>. What is there, and how to begin, stands in the{' '}
          <Link className="link-quiet" href="/docs">
            API reference
          </Link>
          .
        </p>
      </div>
    </>
  )
}
