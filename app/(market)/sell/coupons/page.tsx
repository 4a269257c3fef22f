import type { Metadata } from 'next'
import { CouponList } from '@/app/_parts/coupons/coupon-list'
import { NewCoupon } from '@/app/_parts/coupons/new-coupon'
import { ActShell, PageHeader } from '@/components/layout/page'
import { myCoupons } from '@/lib/coupons'
import { ask, requirePerson } from '@/lib/doors'
import { now } from '@/lib/kernel/clock'

export const metadata: Metadata = { title: 'Coupons' }

export default async function CouponsPage() {
  await requirePerson()
  const coupons = await ask(myCoupons)
  return (
    <>
      <PageHeader
        title="Coupons"
        description="Codes that make your things cheaper. What they take off comes from your share."
      />
      <ActShell asideLabel="New coupon" aside={<NewCoupon funder="seller" />}>
        <CouponList title="Your coupons" first={coupons} path="/coupons" now={now().toISOString()} />
      </ActShell>
    </>
  )
}
