import { ChartCandlestick } from 'lucide-react'
import type { Metadata } from 'next'
import { Calendar } from '@/components/candles/calendar'
import { countWords } from '@/components/candles/words'
import { ActShell, PageHeader } from '@/components/layout/page'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask, currentPerson } from '@/lib/doors'
import { candleCoverage, candleImports, candleSeriesList } from '@/lib/exchanges'
import { DataLive } from './_parts/data-live'
import { DeleteFile } from './_parts/delete-file'
import { FileForm } from './_parts/file-form'
import { ImportForm } from './_parts/import-form'
import { ImportList } from './_parts/import-list'

export const metadata: Metadata = { title: 'Candles' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const seriesOnPage = 20
const importsOnPage = 8

export default async function CandlesPage({ searchParams }: Props) {
  const { cursor } = await searchParams
  const person = await currentPerson()
  const page = await ask(candleSeriesList, { cursor, limit: seriesOnPage })
  const [series, imports] = await Promise.all([
    Promise.all(page.items.map(({ id }) => ask(candleCoverage, { seriesId: id }))),
    person ? ask(candleImports, { limit: importsOnPage }) : { items: [] },
  ])
  const bars = page.items.reduce((sum, each) => sum + each.bars, 0)
  const open = imports.items.filter(({ state }) => state === 'waiting' || state === 'running')
  return (
    <>
      <PageHeader
        title="Candles"
        description={`${countWords(page.items.length, 'series', 'series')} with ${countWords(bars, 'candle')} on this page. Gaps are shown and never filled.`}
      />
      <DataLive open={open.length > 0} />
      <ActShell asideLabel="Bring in candles" aside={<Bring signedIn={person !== null} />}>
        {imports.items.length > 0 && <ImportList imports={imports.items} now={new Date().toISOString()} />}
        <Card>
          <CardHeader title="What is there" />
          {series.length === 0 ? (
            <Empty title="No candles yet" icon={<ChartCandlestick />}>
              Fetch them from an exchange, or bring a file of your own.
            </Empty>
          ) : (
            <ul aria-label="Series of candles">
              {series.map((each) => (
                <li key={each.id} className="border-b last:border-b-0">
                  <Calendar series={each}>{each.name !== null && <DeleteFile series={each} />}</Calendar>
                </li>
              ))}
            </ul>
          )}
          {page.nextCursor && (
            <CardContent className="border-t">
              <LinkButton href={`/trading/data?cursor=${encodeURIComponent(page.nextCursor)}`}>
                Older series
              </LinkButton>
            </CardContent>
          )}
        </Card>
      </ActShell>
    </>
  )
}

function Bring({ signedIn }: { signedIn: boolean }) {
  if (signedIn)
    return (
      <>
        <ImportForm today={new Date().toISOString().slice(0, 10)} />
        <FileForm />
      </>
    )
  return (
    <Card>
      <CardHeader title="Bring in candles" />
      <CardContent className="flex flex-col items-start gap-3">
        <p className="text-fg-2">
          Sign in to fetch candles from an exchange, or to bring a file of your own.
        </p>
        <LinkButton href="/sign-in?callbackUrl=%2Ftrading%2Fdata">Sign in</LinkButton>
      </CardContent>
    </Card>
  )
}
