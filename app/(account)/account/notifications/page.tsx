import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { ask } from '@/lib/doors'
import { notificationSettings } from '@/lib/notifications'
import { EmailCard } from './_parts/email-card'
import { KindTable } from './_parts/kind-table'
import { QuietForm } from './_parts/quiet-form'

export const metadata: Metadata = { title: 'Notification settings' }

export default async function NotificationSettingsPage() {
  const settings = await ask(notificationSettings)
  return (
    <>
      <PageHeader title="Notifications" description="What you are told, where and when." />
      <div className="flex max-w-[820px] flex-col gap-4">
        <EmailCard settings={settings} />
        <QuietForm quiet={settings.quiet} zone={settings.zone} />
        <KindTable settings={settings} />
      </div>
    </>
  )
}
