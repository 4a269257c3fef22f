'use client'
import { useState } from 'react'
import { useForm } from '@/app/(account)/account/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
} from '@/components/ui/dialog'
import type { CouponView } from '@/lib/coupons/schemas'
import { editCoupon } from './actions'
import { type Draft, draftOf, rulesOf } from './draft'
import { RulesFields } from './rules-fields'

export function EditCoupon({ coupon, onClose }: { coupon: CouponView; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(coupon))
  const { submit, pending, problemOf } = useForm(editCoupon, onClose)
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit({ couponId: coupon.id, version: coupon.version, ...rulesOf(draft) })
          }}
        >
          <DialogBody>
            <DialogHeader
              title={`Change ${coupon.code}`}
              description="The new rules count from now on. Orders that have it keep what it gave them."
            />
            <RulesFields
              draft={draft}
              onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
              problemOf={problemOf}
            />
            {problemOf() && (
              <Alert tone="negative" live>
                {problemOf()}
              </Alert>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose render={<Button type="button" variant="ghost" />}>Cancel</DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              Change the coupon
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
