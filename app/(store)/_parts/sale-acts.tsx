import type { ReactNode } from 'react'
import { ActionForm, type FormAct, SubmitButton } from '@/components/ui/action-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { carriers } from '@/lib/orders'
import type { SaleView } from '@/lib/orders/schemas'
import {
  answerRefund,
  callOff,
  confirm,
  dispute,
  endDispute,
  giveEvidence,
  ship,
  takeRefundBack,
  wantMoneyBack,
} from './sale-actions'

type Props = { sale: SaleView }

/** Everything that whoever looks may do now: the likeliest act open, the others behind their names. */
export function SaleActs({ sale, title = 'What you can do' }: Props & { title?: string }) {
  const { acts, refunds } = sale
  const asked = refunds.find(({ state }) => state === 'asked')
  if (acts.length === 0 && !asked) return null
  return (
    <Card>
      <CardHeader title={title} />
      <CardContent className="flex flex-col gap-4">
        {acts.includes('ship') && <Ship sale={sale} />}
        {acts.includes('confirm') && <Confirm sale={sale} />}
        {asked && <Asked sale={sale} asked={asked} />}
        {acts.includes('cancel') && (
          <Why sale={sale} act={callOff} title="Call the order off" button="Call off, refund everything" />
        )}
        {acts.includes('refund') && !asked && <MoneyBack sale={sale} />}
        {acts.includes('dispute') && (
          <Why sale={sale} act={dispute} title="Something is wrong" button="Ask an admin to decide" />
        )}
        {acts.includes('evidence') && <Evidence sale={sale} />}
      </CardContent>
    </Card>
  )
}

const Hidden = ({ sale }: Props) => <input type="hidden" name="sellerOrderId" value={sale.id} />

const stack = 'mt-2 flex flex-col gap-3'

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer text-fg-2 hover:text-fg-1">{title}</summary>
      {children}
    </details>
  )
}

function Ship({ sale }: Props) {
  const sent = sale.state === 'shipped'
  return (
    <ActionForm act={ship} label="Send" className="flex flex-col gap-3">
      <Hidden sale={sale} />
      <Field label="Carrier" name="carrier">
        <Select
          options={carriers.map((name) => ({ value: name, label: name }))}
          defaultValue={sale.carrier ?? 'DHL'}
        />
      </Field>
      <Field label="Tracking number (optional)" name="tracking">
        <Input defaultValue={sale.tracking ?? ''} autoComplete="off" />
      </Field>
      <SubmitButton variant={sent ? 'default' : 'primary'}>
        {sent ? 'Correct it' : 'Mark as sent'}
      </SubmitButton>
    </ActionForm>
  )
}

function Confirm({ sale }: Props) {
  return (
    <ActionForm act={confirm} label="Arrived" className="flex flex-col gap-2">
      <Hidden sale={sale} />
      <SubmitButton variant="primary">It has arrived</SubmitButton>
      <p className="text-xs text-fg-3">
        The money stays here for 14 more days, in case something is wrong with it.
      </p>
    </ActionForm>
  )
}

function Why({ sale, act, title, button }: Props & { act: FormAct; title: string; button: string }) {
  return (
    <Folded title={title}>
      <ActionForm act={act} label={title} className={stack}>
        <Hidden sale={sale} />
        <Field label="Why" name="reason">
          <Textarea rows={3} required minLength={3} maxLength={1_000} />
        </Field>
        <SubmitButton variant="danger">{button}</SubmitButton>
      </ActionForm>
    </Folded>
  )
}

function MoneyBack({ sale }: Props) {
  const left = formatMoney(sale.totalMinor - sale.refundedMinor, sale.currency)
  return (
    <Folded title="Ask for money back">
      <ActionForm act={wantMoneyBack} label="Ask for money back" className={stack}>
        <Hidden sale={sale} />
        <Field label="How much" name="amount" description={`Left empty: all of it, ${left}.`}>
          <Input inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label="Why" name="reason">
          <Textarea rows={3} required minLength={3} maxLength={1_000} />
        </Field>
        <SubmitButton>Ask for it</SubmitButton>
      </ActionForm>
    </Folded>
  )
}

function Asked({ sale, asked }: Props & { asked: SaleView['refunds'][number] }) {
  const sum = formatMoney(asked.amountMinor, sale.currency)
  if (sale.role === 'buyer')
    return (
      <ActionForm act={takeRefundBack} label="Refund" className="flex flex-col gap-2">
        <input type="hidden" name="refundId" value={asked.id} />
        <p className="text-fg-2">You asked for {sum} back. A person decides.</p>
        <SubmitButton>Take that back</SubmitButton>
      </ActionForm>
    )
  return (
    <ActionForm act={answerRefund} label="Refund" className="flex flex-col gap-3">
      <input type="hidden" name="refundId" value={asked.id} />
      <p className="text-fg-2">
        The buyer asks for {sum} back: “{asked.reason}”
      </p>
      <Field label="Your answer" name="answer">
        <Textarea rows={3} required minLength={3} maxLength={1_000} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="grant" value="yes" variant="primary">
          Give {sum} back
        </SubmitButton>
        <SubmitButton name="grant" value="no">
          Decline
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

function Evidence({ sale }: Props) {
  const open = sale.disputes.find(({ state }) => state === 'open' || state === 'answered')
  if (!open) return null
  return (
    <>
      <ActionForm act={giveEvidence} label="Evidence" className="flex flex-col gap-3">
        <input type="hidden" name="disputeId" value={open.id} />
        <Field label="What an admin should know" name="text">
          <Textarea rows={4} required minLength={3} maxLength={4_000} />
        </Field>
        <SubmitButton variant="primary">Add it</SubmitButton>
      </ActionForm>
      {sale.acts.includes('withdraw_dispute') && (
        <ActionForm act={endDispute} label="Withdraw">
          <input type="hidden" name="disputeId" value={open.id} />
          <SubmitButton variant="ghost">Withdraw the dispute</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
