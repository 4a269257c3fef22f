'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { FormDialog } from '@/components/ui/form-dialog'
import type { CouponView } from '@/lib/coupons/schemas'
import { editCoupon } from './actions'
import { type Draft, draftOf, rulesOf } from './draft'
import { RulesFields } from './rules-fields'

export function EditCoupon({ coupon, onClose }: { coupon: CouponView; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(coupon))
  const { submit, pending, problemOf } = useForm(editCoupon, onClose)
  return (
    <FormDialog
      title={`Change ${coupon.code}`}
      description="The new rules count from now on. Orders that have it keep what it gave them."
      act="Change the coupon"
      pending={pending}
      problem={problemOf()}
      onSubmit={() => submit({ couponId: coupon.id, version: coupon.version, ...rulesOf(draft) })}
      onClose={onClose}
    >
      <RulesFields
        draft={draft}
        onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        problemOf={problemOf}
      />
    </FormDialog>
  )
}
