'use server'
import type { FormAnswer } from '@/components/ui/action-form'
import {
  addEvidence,
  askRefund,
  cancelSale,
  confirmDelivery,
  decideRefund,
  openDispute,
  shipOrder,
  withdrawDispute,
  withdrawRefund,
} from '@/lib/checkout'
import { action, ask, visitorOf } from '@/lib/doors'
import { problemOf } from '@/lib/kernel/errors'
import { sendEvidenceFile, viewSale, writeOnOrder } from '@/lib/orders'
import { amountIn } from './amount'
import { answered, field } from './form-act'

const saleOf = (data: FormData) => ({ sellerOrderId: field(data, 'sellerOrderId') ?? '' })
const why = (data: FormData) => ({ reason: field(data, 'reason') ?? '' })

export const ship = async (_: FormAnswer, data: FormData) =>
  answered(
    await action(shipOrder)({
      ...saleOf(data),
      carrier: field(data, 'carrier'),
      tracking: field(data, 'tracking'),
    }),
  )

export const confirm = async (_: FormAnswer, data: FormData) =>
  answered(await action(confirmDelivery)(saleOf(data)))

export const callOff = async (_: FormAnswer, data: FormData) =>
  answered(await action(cancelSale)({ ...saleOf(data), ...why(data) }))

export async function wantMoneyBack(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const typed = field(data, 'amount')
  const amount = typed ? amountIn(typed, (await ask(viewSale, saleOf(data))).currency) : undefined
  if (amount && !amount.ok) return { problem: amount.problem }
  return answered(await action(askRefund)({ ...saleOf(data), ...why(data), amountMinor: amount?.minor }))
}

export const answerRefund = async (_: FormAnswer, data: FormData) =>
  answered(
    await action(decideRefund)({
      refundId: field(data, 'refundId') ?? '',
      grant: field(data, 'grant') === 'yes',
      answer: field(data, 'answer') ?? '',
    }),
  )

export const takeRefundBack = async (_: FormAnswer, data: FormData) =>
  answered(await action(withdrawRefund)({ refundId: field(data, 'refundId') ?? '' }))

export async function dispute(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const opened = await action(openDispute)({ ...saleOf(data), ...why(data) })
  if (!opened.ok) return answered(opened)
  return (await sendFile(opened.value.disputeId, data)) ?? answered(opened)
}

export async function giveEvidence(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const disputeId = field(data, 'disputeId') ?? ''
  const problem = await sendFile(disputeId, data)
  if (problem) return problem
  return answered(await action(addEvidence)({ disputeId, text: field(data, 'text') ?? '' }))
}

/** The file of a form, when there is one; null when all went well. */
async function sendFile(disputeId: string, data: FormData): Promise<FormAnswer> {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0) return null
  try {
    const read = async () => new Uint8Array(await file.arrayBuffer())
    await sendEvidenceFile(await visitorOf(), disputeId, { name: file.name, read })
    return null
  } catch (error) {
    return { problem: problemOf(error).detail }
  }
}

export const endDispute = async (_: FormAnswer, data: FormData) =>
  answered(await action(withdrawDispute)({ disputeId: field(data, 'disputeId') ?? '' }))

export const write = async (_: FormAnswer, data: FormData) =>
  answered(await action(writeOnOrder)({ ...saleOf(data), text: field(data, 'text') ?? '' }))
