import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'
import { myChannels, notificationSettings } from '@/lib/notifications'
import { ChannelsCard } from './_parts/channels-card'
import { EmailCard } from './_parts/email-card'
import { KindTable } from './_parts/kind-table'
import { QuietForm } from './_parts/quiet-form'

export const metadata: Metadata = { title: 'Notification settings' }

export default async function NotificationSettingsPage() {
  const [settings, channels] = await Promise.all([ask(notificationSettings), ask(myChannels)])
  return (
    <>
      <PageHeader title="Notifications" description="What you are told, where and when." />
      <div className="flex max-w-[820px] flex-col gap-4">
        <EmailCard settings={settings} />
        <ChannelsCard view={channels} now={now().toISOString()} />
        <QuietForm quiet={settings.quiet} zone={settings.zone} />
        <KindTable settings={settings} />
      </div>
    </>
  )
}
