'use client'
import { Ticket } from 'lucide-react'
import { ListEnd } from '@/app/_parts/list-end'
import { useMore } from '@/app/_parts/use-more'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import { Time } from '@/components/ui/time'
import type { CouponView } from '@/lib/coupons/schemas'
import { CouponActs } from './coupon-acts'
import { rulesInWords, statusTones, statusWords } from './words'

type Page = { items: CouponView[]; nextCursor: string | null }

type Props = {
  title: string
  first: Page
  /** REST path of the list. */
  path: string
  now: string
  /** Says whose each is, for admins. */
  bySeller?: boolean
}

export function CouponList({ title, first, path, now, bySeller }: Props) {
  const { items, more, pending, failed } = useMore<CouponView, Page>(
    first,
    (cursor) => `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <div>
      <Card>
        <CardHeader title={title} />
        {items.length === 0 ? (
          <Empty icon={<Ticket />} title="No coupons yet">
            Make one in the form; with it, what buyers type at the checkout costs them less.
          </Empty>
        ) : (
          <ul aria-label={title} className="divide-y">
            {items.map((coupon) => (
              <Row key={coupon.id} coupon={coupon} now={now} bySeller={bySeller} />
            ))}
          </ul>
        )}
      </Card>
      {items.length > 0 && <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />}
    </div>
  )
}

type RowProps = { coupon: CouponView; now: string; bySeller: boolean | undefined }

function Row({ coupon, now, bySeller }: RowProps) {
  const { code, status, funder, sellerId, startsAt, endsAt } = coupon
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <CopyId label="Code" value={code} className="max-w-full" />
          <Badge tone={statusTones[status]}>{statusWords[status]}</Badge>
          {funder === 'platform' && <Badge tone="line">paid by Tradepost</Badge>}
        </div>
        <p className="mt-1 text-fg-2">{rulesInWords(coupon)}</p>
        <p className="text-xs text-fg-3">
          <Uses coupon={coupon} />
          {bySeller && sellerId && (
            <>
              {' · of '}
              <Link href={`/admin/people/${sellerId}`} className="link-quiet">
                its seller
              </Link>
            </>
          )}
          {startsAt && status === 'scheduled' && (
            <>
              {' · begins '}
              <Time at={startsAt} now={now} />
            </>
          )}
          {endsAt && (
            <>
              {status === 'ended' ? ' · ended ' : ' · ends '}
              <Time at={endsAt} now={now} />
            </>
          )}
        </p>
      </div>
      <CouponActs coupon={coupon} />
    </li>
  )
}

function Uses({ coupon: { used, maxUses, maxPerPerson, given } }: { coupon: CouponView }) {
  return (
    <>
      {`${used}${maxUses === null ? '' : ` of ${maxUses}`} ${used === 1 && maxUses === null ? 'order' : 'orders'}`}
      {maxPerPerson !== null && ` · ${maxPerPerson} per person`}
      {given.map(({ currency, amountMinor }) => (
        <span key={currency}>
          {' · '}
          <Money minor={amountMinor} currency={currency} /> given
        </span>
      ))}
    </>
  )
}
