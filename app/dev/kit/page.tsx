import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Link } from '@/components/ui/link'
import { ActionParts } from './_parts/action-parts'
import { DataParts } from './_parts/data-parts'
import { FormParts } from './_parts/form-parts'
import { ItemParts } from './_parts/item-parts'
import { OverlayParts } from './_parts/overlay-parts'

export const metadata: Metadata = { title: 'Kit' }

const samples = ['market', 'item', 'deal', 'wallet', 'admin']

export default function KitPage() {
  return (
    <Page>
      <PageHeader
        title="Kit"
        description="Every part in every state. Keys: / or Ctrl K opens the palette."
        actions={samples.map((sample) => (
          <Link
            key={sample}
            href={`/dev/kit/${sample}`}
            className="inline-flex min-h-9 items-center link-quiet"
          >
            {sample}
          </Link>
        ))}
      />
      <div className="grid gap-4">
        <ActionParts />
        <FormParts />
        <OverlayParts />
        <DataParts />
        <ItemParts />
      </div>
    </Page>
  )
}
