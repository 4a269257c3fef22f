import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { ChipLink } from '@/components/ui/chip'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { ask } from '@/lib/doors'
import { previewMessage } from '@/lib/notifications'

export const metadata: Metadata = { title: 'Messages' }

type Props = { searchParams: Promise<{ kind?: string; language?: string }> }

/** Every message there is, letters too, in every language, by every channel; the facts are made up. */
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
      <Choices label="Notifications" kinds={[null, ...view.kinds]} {...{ view, href }} />
      <Choices label="Letters" kinds={view.letters} {...{ view, href }} />
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
          {view.short ? (
            <>
              <Text title="Telegram and Discord" text={view.short.chat} language={language} />
              <Text title="Push" text={view.short.push} language={language} />
              <Text title="SMS" text={view.short.sms} language={language} />
            </>
          ) : (
            <p className="text-fg-3">A letter answers an act: it goes by mail alone, and at once.</p>
          )}
        </div>
      </div>
    </Page>
  )
}

type ChoicesProps = {
  label: string
  kinds: readonly (string | null)[]
  view: { kind: string | null; language: string }
  href: (to: { kind: string | null; language: string }) => string
}

const Choices = ({ label, kinds, view, href }: ChoicesProps) => (
  <nav aria-label={label} className="mb-4">
    <h2 className="mb-1.5 text-sm text-fg-3">{label}</h2>
    <div className="flex flex-wrap gap-1.5">
      {kinds.map((each) => (
        <ChipLink
          key={each ?? 'digest'}
          href={href({ kind: each, language: view.language })}
          aria-current={each === view.kind ? 'page' : undefined}
          className={each === view.kind ? 'border-border-3 bg-surface-3 text-fg-1' : undefined}
        >
          {each ?? 'digest'}
        </ChipLink>
      ))}
    </div>
  </nav>
)

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
