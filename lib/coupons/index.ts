/**
 * Coupons: codes that take something off an order, who pays for it, and how often each was used.
 * Never prices an order itself, and never moves money.
 */
export { changeCoupon } from './change-coupon'
export { createCoupon } from './create-coupon'
export { createPlatformCoupon } from './create-platform-coupon'
export { endCoupon } from './end-coupon'
export { handOverCoupons } from './hand-over'
export { allCoupons, couponUses, myCoupons } from './lists'
export { lookAtCode } from './look-at-code'
export { pauseCoupon } from './pause-coupon'
export { couponsPersonData } from './person-data'
export { quoteCoupons } from './quote'
export { releaseCoupons, reserveCoupons, useCoupons } from './reserve'
export { startCoupon } from './start-coupon'
export { countCodeTry } from './tries'
