import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Link } from '@/components/ui/link'
import { ask } from '@/lib/doors'
import { myFactors, myTokens } from '@/lib/identity'
import { now } from '@/lib/kernel/clock'
import { myWebhooks } from '@/lib/notifications'
import { NewToken } from './_parts/new-token'
import { NewWebhook } from './_parts/new-webhook'
import { Tokens } from './_parts/tokens'
import { Webhooks } from './_parts/webhooks'

export const metadata: Metadata = { title: 'Developer' }

export default async function DeveloperPage() {
  const [{ items }, factors, webhooks] = await Promise.all([ask(myTokens), ask(myFactors), ask(myWebhooks)])
  const at = now().toISOString()
  return (
    <>
      <PageHeader
        title="Developer"
        description="Keys with which your programs use Tradepost as you do, and nothing that changes your ways in."
      />
      <div className="flex max-w-[820px] flex-col gap-4">
        <NewToken factors={factors} />
        <Tokens tokens={items} now={at} />
        <NewWebhook kinds={webhooks.kinds} full={webhooks.items.length >= webhooks.most} />
        <Webhooks view={webhooks} now={at} />
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
