'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import {
  AlertDialog,
  AlertDialogClose,
  AlertDialogContent,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import type { CouponView } from '@/lib/coupons/schemas'
import { end, letCount, pause } from './actions'
import { EditCoupon } from './edit-coupon'

/** What its keeper may do with a coupon in the state it is in. */
export function CouponActs({ coupon }: { coupon: CouponView }) {
  const [editing, setEditing] = useState(false)
  const start = useForm(letCount)
  const rest = useForm(pause)
  const ending = useForm(end)
  const { id: couponId, code, state } = coupon
  const problem = start.problemOf() ?? rest.problemOf() ?? ending.problemOf()
  const pending = start.pending || rest.pending || ending.pending
  if (state === 'ended') return null
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {state === 'active' ? (
        <Button
          size="sm"
          pending={pending}
          aria-label={`Pause ${code}`}
          onClick={() => rest.submit({ couponId })}
        >
          Pause
        </Button>
      ) : (
        <Button
          size="sm"
          pending={pending}
          aria-label={`Start ${code}`}
          onClick={() => start.submit({ couponId })}
        >
          Start
        </Button>
      )}
      <Button size="sm" aria-label={`Change ${code}`} onClick={() => setEditing(true)}>
        Change
      </Button>
      <AlertDialog>
        <AlertDialogTrigger
          render={<Button size="sm" variant="danger" pending={pending} aria-label={`End ${code}`} />}
        >
          End
        </AlertDialogTrigger>
        <AlertDialogContent
          title={`End ${code}?`}
          description="It counts for no new order, and cannot be started again. Orders that have it keep it."
          footer={
            <>
              <AlertDialogClose render={<Button variant="ghost" />}>Cancel</AlertDialogClose>
              <AlertDialogClose
                render={<Button variant="danger" onClick={() => ending.submit({ couponId })} />}
              >
                End the coupon
              </AlertDialogClose>
            </>
          }
        />
      </AlertDialog>
      {editing && <EditCoupon coupon={coupon} onClose={() => setEditing(false)} />}
      {problem && (
        <p role="alert" className="basis-full text-xs text-negative">
          {problem}
        </p>
      )}
    </div>
  )
}
