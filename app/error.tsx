'use client'
import { TriangleAlert } from 'lucide-react'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { CopyId } from '@/components/ui/copy-id'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
  return (
    <Page>
      <Empty
        heading="h1"
        icon={<TriangleAlert />}
        title="This page did not load"
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <LinkButton href="/">Home</LinkButton>
          </>
        }
        className="py-24"
      >
        <p>The fault is ours. Money and items are not affected: deals go on without this page.</p>
        {error.digest && (
          <p className="mt-3">
            <CopyId label="Error" value={error.digest} />
          </p>
        )}
      </Empty>
    </Page>
  )
}
