import { Percent } from 'lucide-react'
import type { Metadata } from 'next'
import { categoryWords } from '@/components/goods/words'
import { ActShell, PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { ask } from '@/lib/doors'
import { feePreview, feeRules } from '@/lib/earnings'
import { feePreviewInput } from '@/lib/earnings/schemas'
import { now } from '@/lib/kernel/clock'
import { currencySchema, parseMoney } from '@/lib/kernel/money'
import { FeeForm } from './_parts/fee-form'
import { FeeList } from './_parts/fee-list'
import { Preview } from './_parts/preview'

export const metadata: Metadata = { title: 'Fees' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : ''

export default async function FeesPage({ searchParams }: Props) {
  const given = await searchParams
  const asked = {
    seller: textOf(given.seller),
    category: textOf(given.category) || 'other',
    currency: currencySchema.safeParse(given.currency).data ?? 'EUR',
    price: textOf(given.price),
  }
  const [rules, answer] = await Promise.all([ask(feeRules), previewOf(asked)])
  const at = now().toISOString()
  return (
    <>
      <PageHeader
        title="Fees"
        description="What is kept of a sale of goods. The most exact rule wins, and what was earned stays as it is."
      />
      <ActShell
        asideLabel="New rule and preview"
        aside={
          <>
            <FeeForm />
            <Preview asked={asked} answer={answer} categories={Object.entries(categoryWords)} />
          </>
        }
      >
        {rules.items.length > 0 ? (
          <FeeList first={rules} now={at} />
        ) : (
          <Card>
            <Empty icon={<Percent />} title="No rule is set">
              Of every sale 5 % are kept, at least 0.30, until you say otherwise.
            </Empty>
          </Card>
        )}
      </ActShell>
    </>
  )
}

interface Asked {
  seller: string
  category: string
  currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
  price: string
}

/** Null when nothing was asked, or nothing that can be answered. */
async function previewOf({ seller, price, ...asked }: Asked) {
  const grossMinor = parseMoney(price, asked.currency)
  const input = feePreviewInput.safeParse({ ...asked, grossMinor, ...(seller && { sellerId: seller }) })
  return grossMinor && input.success ? ask(feePreview, input.data) : null
}
