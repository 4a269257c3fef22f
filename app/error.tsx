'use client'
import { CloudOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function PageError({ error, reset }: Props) {
  const router = useRouter()
  const again = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <Page className="grid place-items-center">
      <Empty
        heading="h1"
        icon={<CloudOff />}
        title="This page could not be loaded"
        actions={
          <Button variant="primary" onClick={again}>
            Try again
          </Button>
        }
      >
        Nothing was lost: money and items stay where they were. Try again in a moment
        {error.digest ? `; if it goes on, tell us ${error.digest}` : ''}.
      </Empty>
    </Page>
  )
}
