import { Bell } from 'lucide-react'
import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { notificationList } from '@/lib/notifications'
import { NotificationList } from './_parts/notification-list'
import { ReadAll } from './_parts/read-all'

export const metadata: Metadata = { title: 'Notifications' }

type Props = { searchParams: Promise<{ show?: string }> }

export default async function NotificationsPage({ searchParams }: Props) {
  const show = (await searchParams).show === 'unread' ? 'unread' : 'all'
  const page = await ask(notificationList, { show })
  const { all, unread } = page.counts
  return (
    <Page>
      <PageHeader
        title="Notifications"
        description={unread === 0 ? 'Nothing waits to be read.' : `${unread} not read yet.`}
        actions={
          <>
            {unread > 0 && <ReadAll />}
            <LinkButton href="/account/notifications">Settings</LinkButton>
          </>
        }
      />
      <SegmentedLinks
        label="Which notifications"
        className="mb-4"
        links={[
          { href: '/notifications', label: <Counted word="All" n={all} />, current: show === 'all' },
          {
            href: '/notifications?show=unread',
            label: <Counted word="Unread" n={unread} />,
            current: show === 'unread',
          },
        ]}
      />
      {page.items.length === 0 ? (
        <Card>
          <Empty icon={<Bell />} title={all === 0 ? 'No notifications yet' : 'All of them are read'}>
            What happens in your deals and to your account is told here and by e-mail, as you choose.
          </Empty>
        </Card>
      ) : (
        <NotificationList
          key={`${show} ${unread === 0}`}
          first={page}
          total={page.counts[show]}
          show={show}
          now={now().toISOString()}
        />
      )}
    </Page>
  )
}

const Counted = ({ word, n }: { word: string; n: number }) => (
  <>
    {word} <span className="text-fg-3">{n}</span>
  </>
)
