import { MapPinOff } from 'lucide-react'
import { Page } from '@/components/layout/page'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'

export default function NotFound() {
  return (
    <Page>
      <span data-dead-end hidden />
      <Empty
        heading="h1"
        icon={<MapPinOff />}
        title="There is nothing at this address"
        actions={
          <>
            <LinkButton href="/market" variant="primary">
              Go to the market
            </LinkButton>
            <LinkButton href="/">Home</LinkButton>
          </>
        }
        className="py-24"
      >
        It may have been sold or taken down, or it belongs to somebody else. The search at the top finds what
        is there.
      </Empty>
    </Page>
  )
}
