import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { ChipLink } from '@/components/ui/chip'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { ask } from '@/lib/doors'
import { previewMessage } from '@/lib/notifications'

export const metadata: Metadata = { title: 'Messages' }

type Props = { searchParams: Promise<{ kind?: string; language?: string }> }

/** Every message there is, in every language, by every channel; the facts are made up. */
export default async function MailPage({ searchParams }: Props) {
  const given = await searchParams
  const language = given.language === 'de' ? 'de' : 'en'
  const kind = typeof given.kind === 'string' ? given.kind.slice(0, 60) : undefined
  const view = await ask(previewMessage, { language, ...(kind && { kind }) })
  const href = (to: { kind: string | null; language: string }) =>
    `/dev/mail?language=${to.language}${to.kind ? `&kind=${to.kind}` : ''}`
  return (
    <Page>
      <PageHeader
        title="Messages"
        description="What people are told, from made-up facts."
        actions={
          <SegmentedLinks
            label="Language"
            links={(['en', 'de'] as const).map((each) => ({
              href: href({ kind: view.kind, language: each }),
              label: each === 'en' ? 'English' : 'Deutsch',
              current: each === language,
            }))}
          />
        }
      />
      <nav aria-label="Kinds" className="mb-4 flex flex-wrap gap-1.5">
        {[null, ...view.kinds].map((each) => (
          <ChipLink
            key={each ?? 'digest'}
            href={href({ kind: each, language })}
            className={each === view.kind ? 'border-border-3 bg-surface-3 text-fg-1' : undefined}
          >
            {each ?? 'digest'}
          </ChipLink>
        ))}
      </nav>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title={view.mail.subject} />
          <iframe
            title="Mail as HTML"
            sandbox=""
            srcDoc={view.mail.html}
            className="h-[620px] w-full rounded-b-lg bg-white"
          />
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Text title="Mail as text" text={view.mail.text} language={language} />
          <Text title="Telegram and Discord" text={view.chat} language={language} />
          <Text title="Push" text={view.push} language={language} />
          <Text title="SMS" text={view.sms} language={language} />
        </div>
      </div>
    </Page>
  )
}

const Text = ({ title, text, language }: { title: string; text: string; language: string }) => (
  <Card>
    <CardHeader title={title} />
    <CardContent>
      <pre lang={language} className="text-xs whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </CardContent>
  </Card>
)
