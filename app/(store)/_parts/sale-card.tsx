import { EvidenceFiles } from '@/components/orders/evidence-files'
import { GiftNote } from '@/components/orders/gift-note'
import { stateTone, stateWords } from '@/components/orders/words'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import { Textarea } from '@/components/ui/textarea'
import { Time } from '@/components/ui/time'
import type { SaleView } from '@/lib/orders/schemas'
import { write } from './sale-actions'

/** What one seller owes one buyer: the things, the parcel, the money. */
export function SaleCard({ sale }: { sale: SaleView }) {
  const { currency, role, buyer, seller } = sale
  const other = role === 'seller' ? `To ${buyer.name}` : `From ${seller?.name ?? 'Tradepost'}`
  return (
    <Card>
      <CardHeader title={role === 'staff' ? `${seller?.name ?? 'Tradepost'} to ${buyer.name}` : other}>
        <Badge tone={stateTone(sale.state)}>{stateWords(sale.state)}</Badge>
      </CardHeader>
      <ul className="divide-y">
        {sale.lines.map((line) => (
          <li key={line.line} className="flex items-baseline justify-between gap-4 px-4 py-2.5">
            <div className="min-w-0 wrap-anywhere">
              {line.quantity > 1 ? `${line.quantity} × ` : ''}
              <Line line={line} />
              <GiftNote gift={line} />
            </div>
            <Money minor={line.totalMinor} currency={currency} />
          </li>
        ))}
      </ul>
      <CardContent className="flex flex-col gap-3 border-t">
        <Sums sale={sale} />
        <Parcel sale={sale} />
      </CardContent>
    </Card>
  )
}

function Line({ line: { kind, title, subject, fulfilledBy } }: { line: SaleView['lines'][number] }) {
  if (kind === 'deal')
    return <Link href={fulfilledBy ? `/deals/${fulfilledBy}` : `/items/${subject}`}>{title}</Link>
  return kind === 'shipment' ? <Link href={`/goods/${subject}`}>{title}</Link> : title
}

function Sums({ sale }: { sale: SaleView }) {
  const rows = [
    { label: `Sending${sale.shipping ? `, ${sale.shipping}` : ''}`, minor: sale.shippingMinor },
    { label: 'Coupons', minor: -sale.discountMinor },
    { label: 'Refunded', minor: -sale.refundedMinor },
  ].filter(({ minor }) => minor !== 0)
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5">
      {rows.map(({ label, minor }) => (
        <div key={label} className="contents">
          <dt className="text-fg-3">{label}</dt>
          <dd className="text-right">
            <Money minor={minor} currency={sale.currency} />
          </dd>
        </div>
      ))}
      <dt className="font-semibold">Total, {formatMoney(sale.taxMinor, sale.currency)} tax in it</dt>
      <dd className="text-right font-semibold">
        <Money minor={sale.totalMinor} currency={sale.currency} />
      </dd>
    </dl>
  )
}

function Parcel({ sale: { address, carrier, tracking, trackingUrl } }: { sale: SaleView }) {
  if (!address && !carrier) return null
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3 text-xs">
      {address && (
        <address className="text-fg-2 not-italic">
          <span className="mb-1 block text-fg-3">Goes to</span>
          {address.name}
          <br />
          {address.street}
          {address.extra && (
            <>
              <br />
              {address.extra}
            </>
          )}
          <br />
          {address.postcode} {address.city}, {address.country}
        </address>
      )}
      {carrier && (
        <p className="text-fg-2">
          <span className="mb-1 block text-fg-3">Sent with</span>
          {carrier}
          {tracking && ', '}
          {trackingUrl ? (
            <a className="link-quiet num-mono" href={trackingUrl} rel="noreferrer" target="_blank">
              {tracking}
            </a>
          ) : (
            <span className="num-mono">{tracking}</span>
          )}
        </p>
      )}
    </div>
  )
}

/** What both parties wrote, and what was argued when they disagreed. */
export function Voices({ sale, now }: { sale: SaleView; now: string }) {
  const { messages, disputes, refunds } = sale
  return (
    <Card>
      <CardHeader title="Messages" />
      <CardContent className="flex flex-col gap-3">
        {refunds.map((each) => (
          <p key={each.id} className="text-xs text-fg-2">
            Refund of {formatMoney(each.amountMinor, sale.currency)}, {each.state}: “{each.reason}”
            {each.answer && <> Answer: “{each.answer}”</>}
          </p>
        ))}
        {disputes.map((each) => (
          <div key={each.id} className="flex flex-col gap-1.5 rounded-md bg-surface-2 p-3 text-xs">
            <p className="font-medium">
              Dispute, {each.state}: “{each.reason}”
            </p>
            {each.evidence.map(({ at, author, text }) => (
              <p key={`${at} ${author}`} className="text-fg-2 wrap-anywhere">
                <b className="font-medium text-fg-1">{author}</b> {text}
              </p>
            ))}
            <EvidenceFiles files={each.files} />
            {each.answer && <p>Decision: {each.answer}</p>}
          </div>
        ))}
        {messages.length === 0 && <p className="text-xs text-fg-3">Nobody has written yet.</p>}
        <ul className="flex flex-col gap-2.5">
          {messages.map(({ at, author, mine, text }) => (
            <li
              key={`${at} ${author}`}
              className={mine ? 'ml-6 rounded-md bg-surface-2 p-2.5' : 'mr-6 rounded-md border p-2.5'}
            >
              <p className="text-xs text-fg-3">
                {mine ? 'You' : author}, <Time at={at} now={now} />
              </p>
              <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
            </li>
          ))}
        </ul>
        <ActionForm act={write} label="Write" className="flex flex-col gap-2">
          <input type="hidden" name="sellerOrderId" value={sale.id} />
          <Field label="Write to the other side" name="text">
            <Textarea rows={2} required maxLength={2_000} />
          </Field>
          <SubmitButton>Send</SubmitButton>
        </ActionForm>
      </CardContent>
    </Card>
  )
}
