import { Card, CardContent, CardHeader } from '../ui/card'
import { Money } from '../ui/money'

type Props = { feePercent: string; exampleMinor: number; exampleFeeMinor: number; currency?: string }

/** One fee, on one example, adding up. */
export function Fees({ feePercent, exampleMinor, exampleFeeMinor, currency = 'EUR' }: Props) {
  const lines = [
    { label: 'The buyer pays', minor: exampleMinor },
    { label: `Fee, ${feePercent}, paid by the seller`, minor: -exampleFeeMinor },
    { label: 'The seller receives', minor: exampleMinor - exampleFeeMinor },
  ]
  return (
    <section id="fees" aria-label="Fees" className="scroll-mt-20">
      <Card className="h-full">
        <CardHeader title="Fees">One fee, nothing else</CardHeader>
        <CardContent className="flex flex-col gap-4">
          <p className="text-fg-2">
            <span className="mr-2 text-2xl font-semibold tracking-tight text-fg-1">{feePercent}</span>
            of the price, when the item has arrived. Listing, cancelling and refunds cost nothing.
          </p>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 rounded-md border bg-surface-0 px-3 py-2.5">
            {lines.map((line, index) => (
              <div key={line.label} className="contents">
                <dt className="text-fg-2">{line.label}</dt>
                <dd className={index === lines.length - 1 ? 'text-right font-semibold' : 'text-right'}>
                  <Money minor={line.minor} currency={currency} />
                </dd>
              </div>
            ))}
          </dl>
        </CardContent>
      </Card>
    </section>
  )
}
