import type { Metadata } from 'next'
import { CouponList } from '@/app/_parts/coupons/coupon-list'
import { NewCoupon } from '@/app/_parts/coupons/new-coupon'
import { ActShell, PageHeader } from '@/components/layout/page'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { allCoupons } from '@/lib/coupons'
import { allCouponsInput } from '@/lib/coupons/schemas'
import { ask } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'

export const metadata: Metadata = { title: 'Coupons' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const shown = [
  { funder: 'platform', label: "Tradepost's" },
  { funder: 'seller', label: "Sellers'" },
] as const

export default async function AdminCouponsPage({ searchParams }: Props) {
  const given = await searchParams
  const funder = allCouponsInput.shape.funder.safeParse(given.funder).data ?? 'platform'
  const coupons = await ask(allCoupons, { funder })
  const title = funder === 'platform' ? 'Paid by Tradepost' : 'Paid by their sellers'
  return (
    <>
      <PageHeader
        title="Coupons"
        description="What Tradepost's coupons take off is paid to the sellers by Tradepost."
      />
      <ActShell asideLabel="New coupon" aside={<NewCoupon funder="platform" />}>
        <div>
          <SegmentedLinks
            label="Whose coupons"
            links={shown.map((each) => ({
              href: `/admin/coupons?funder=${each.funder}`,
              label: each.label,
              current: each.funder === funder,
            }))}
          />
        </div>
        <CouponList
          key={funder}
          title={title}
          bySeller
          first={coupons}
          path={`/admin/coupons?funder=${funder}`}
          now={now().toISOString()}
        />
      </ActShell>
    </>
  )
}
