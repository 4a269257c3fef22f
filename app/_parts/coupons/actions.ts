'use server'
import {
  changeCoupon,
  createCoupon,
  createPlatformCoupon,
  endCoupon,
  pauseCoupon,
  startCoupon,
} from '@/lib/coupons'
import { action } from '@/lib/doors'

export const makeCoupon = action(createCoupon)
export const makePlatformCoupon = action(createPlatformCoupon)
export const editCoupon = action(changeCoupon)
export const letCount = action(startCoupon)
export const pause = action(pauseCoupon)
export const end = action(endCoupon)
