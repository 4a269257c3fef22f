import {
  allCoupons,
  changeCoupon,
  couponUses,
  createCoupon,
  createPlatformCoupon,
  endCoupon,
  lookAtCode,
  myCoupons,
  pauseCoupon,
  startCoupon,
} from './index'

export const couponsApi = {
  'GET /coupons': myCoupons,
  'POST /coupons': createCoupon,
  'GET /coupons/codes/:code': lookAtCode,
  'PATCH /coupons/:couponId': changeCoupon,
  'POST /coupons/:couponId/start': startCoupon,
  'POST /coupons/:couponId/pause': pauseCoupon,
  'POST /coupons/:couponId/end': endCoupon,
  'GET /coupons/:couponId/uses': couponUses,
  'GET /admin/coupons': allCoupons,
  'POST /admin/coupons': createPlatformCoupon,
}
