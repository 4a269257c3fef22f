import { FileCode2, ListChecks, ScrollText } from 'lucide-react'
import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { ask, requirePerson } from '@/lib/doors'
import { listIndicators, strategyTemplates } from '@/lib/strategies'
import { StrategyEditor } from '../_parts/strategy-editor'
import { beginning } from './beginning'

export const metadata: Metadata = { title: 'New strategy' }

type Props = { searchParams: Promise<{ from?: string }> }

export default async function NewStrategyPage({ searchParams }: Props) {
  await requirePerson()
  const { from } = await searchParams
  const begun = from === undefined ? null : beginning(from)
  const crumbs = [{ label: 'Strategies', href: '/trading/strategies' }, { label: 'New' }]
  if (!begun)
    return (
      <>
        <PageHeader title="New strategy" description="How do you want to begin?" crumbs={crumbs} />
        <Ways />
      </>
    )
  const { items } = await ask(listIndicators)
  return (
    <>
      <PageHeader title="New strategy" description="Nothing is kept until you save it." crumbs={crumbs} />
      <StrategyEditor key={from} kept={null} indicators={items} {...begun} />
    </>
  )
}

const ways = [
  {
    id: 'rules',
    name: 'Rules',
    text: 'Indicators, conditions and acts, by clicks or as JSON.',
    Icon: ListChecks,
  },
  {
    id: 'pine',
    name: 'Pine Script',
    text: 'Paste a script of version 5 or 6. What cannot be taken exactly is refused, with its place.',
    Icon: ScrollText,
  },
  {
    id: 'javascript',
    name: 'JavaScript',
    text: 'For what rules cannot say. It runs apart from everything.',
    Icon: FileCode2,
  },
]

function Ways() {
  const templates = strategyTemplates.map(({ id, name, description }) => ({
    id,
    name,
    text: description,
    Icon: null,
  }))
  return (
    <div className="flex flex-col gap-6">
      <Choices title="Empty" choices={ways} />
      <Choices title="From a template" choices={templates} />
      <p className="text-xs text-fg-3">
        Templates show how things are written. None of them promises a profit.
      </p>
    </div>
  )
}

interface Choice {
  id: string
  name: string
  text: string
  Icon: typeof ListChecks | null
}

const Choices = ({ title, choices }: { title: string; choices: readonly Choice[] }) => (
  <section>
    <h2 className="mb-3 text-md">{title}</h2>
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,250px),1fr))] gap-3">
      {choices.map(({ id, name, text, Icon }) => (
        <li key={id}>
          <Card className="relative h-full p-4 hover:bg-surface-2">
            {Icon && <Icon aria-hidden className="mb-2 size-5 text-fg-3" />}
            <h3 className="text-base font-medium">
              <Link href={`/trading/strategies/new?from=${id}`} className="after:absolute after:inset-0">
                {name}
              </Link>
            </h3>
            <p className="mt-1 text-xs text-fg-2">{text}</p>
          </Card>
        </li>
      ))}
    </ul>
  </section>
)
