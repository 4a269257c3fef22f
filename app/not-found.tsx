import { Compass } from 'lucide-react'
import { Page } from '@/components/layout/page'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'

export const metadata = { title: 'Not here' }

export default function NotFound() {
  return (
    <Page className="grid place-items-center">
      <Empty
        heading="h1"
        icon={<Compass />}
        title="This page does not exist, or is not yours to see"
        actions={
          <>
            <LinkButton href="/market" variant="primary">
              Go to the market
            </LinkButton>
            <LinkButton href="/deals">Your deals</LinkButton>
          </>
        }
      >
        Check the address, or whether you are signed in with the right account.
      </Empty>
    </Page>
  )
}
