import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card, CardHeader } from '@/components/ui/card'
import { Codes } from './_parts/codes'
import { Filter } from './_parts/filter'
import { Guide } from './_parts/guide'
import { Operation } from './_parts/operation'
import { domains } from './_parts/reference'

export const metadata: Metadata = {
  title: 'API',
  description: 'Everything that Tradepost does for people, it does for programs.',
}

const listId = 'operations'

export default function DocsPage() {
  const groups = domains()
  return (
    <Page className="max-w-[1080px]">
      <PageHeader
        title="API"
        description="Everything that Tradepost does for people, it does for programs."
      />
      <Guide />
      <h2 id="reference" className="mt-10 mb-3 text-lg">
        Reference
      </h2>
      <Filter of={listId} />
      <div id={listId} className="mt-4 flex flex-col gap-4">
        {groups.map(({ name, operations }) => (
          <Card key={name} data-group={name} aria-labelledby={`domain-${name}`}>
            <CardHeader id={`domain-${name}`} title={<span className="capitalize">{name}</span>} />
            {operations.map((operation) => (
              <Operation key={operation.id} operation={operation} />
            ))}
          </Card>
        ))}
      </div>
      <Card className="mt-10" aria-labelledby="codes">
        <CardHeader id="codes" title="Codes of problems" />
        <Codes />
      </Card>
    </Page>
  )
}
