import { Page, PageHeader } from '@/components/layout/page'

export default function LandingPage() {
  return (
    <Page>
      <PageHeader title="Tradepost" />
    </Page>
  )
}
