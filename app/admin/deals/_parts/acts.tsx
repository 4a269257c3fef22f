'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, useState } from 'react'
import { CaseActs } from '@/components/admin/case-acts'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { formatMoney } from '@/components/ui/format'
import type { DealView } from '@/lib/deals/schemas'
import type { ActionResult } from '@/lib/kernel/door'
import { note, refund, retry } from '../actions'

type Name = 'retry' | 'refund' | 'note'
type Words = Omit<ComponentProps<typeof ReasonDialog>, 'open' | 'onOpenChange' | 'onConfirm'>
type Answer = Promise<ActionResult<{ dealId: string }>>

const calls: Record<Name, (input: { dealId: string; reason: string }) => Answer> = { retry, refund, note }

/** Retry, refund and note: each asks why, and the reason goes into the audit log. */
export function Acts({ deal }: { deal: DealView }) {
  const router = useRouter()
  const [asked, setAsked] = useState<Name | null>(null)
  const [shown, setShown] = useState<Name>('note')
  const ask = (name: Name) => () => {
    setShown(name)
    setAsked(name)
  }
  const confirm = async (reason: string) => {
    const answer = await calls[shown]({ dealId: deal.id, reason })
    if (!answer.ok) return answer.problem.detail
    router.refresh()
    return undefined
  }
  const mayRetry = deal.state === 'stuck' || deal.state === 'funded'
  const mayRefund = deal.money === 'escrow' && deal.state !== 'delivered'
  return (
    <>
      <CaseActs
        acts={[
          { key: 'R', label: 'Retry', onPress: ask('retry'), primary: mayRetry, disabled: !mayRetry },
          { key: 'F', label: 'Refund buyer', onPress: ask('refund'), disabled: !mayRefund },
          { key: 'N', label: 'Note', onPress: ask('note') },
        ]}
      />
      <ReasonDialog
        key={shown}
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        onConfirm={confirm}
        {...wordsOf[shown](deal)}
      />
    </>
  )
}

const wordsOf: Record<Name, (deal: DealView) => Words> = {
  retry: (deal) => ({
    title: `Try ${deal.item.name} again?`,
    consequence:
      deal.state === 'funded'
        ? 'A free bot is looked for at once and sends the seller its trade offer.'
        : `The bot that holds the item offers it again to ${deal.money === 'buyer' ? deal.seller.name : deal.buyer.name}. Nothing is sent twice: the last offer is looked up first.`,
    act: 'Try again',
    suggestions: ['Steam was down', 'The party asked for it', 'The bot works again'],
  }),
  refund: (deal) => {
    const price = formatMoney(deal.priceMinor, deal.currency)
    return {
      title: `Refund ${price} to ${deal.buyer.name}?`,
      consequence: refundWords(deal),
      ledger: [
        { label: 'Escrow of this deal', amount: formatMoney(-deal.priceMinor, deal.currency, true) },
        { label: `Wallet of ${deal.buyer.name}`, amount: formatMoney(deal.priceMinor, deal.currency, true) },
        { label: 'Fee to Tradepost', amount: formatMoney(0, deal.currency) },
      ],
      act: `Refund ${price}`,
      suggestions: ['Wrong item', 'Seller never accepted', 'Both sides agree'],
    }
  },
  note: (deal) => ({
    title: `Note on ${deal.item.name}`,
    consequence: 'Other admins read it beside the deal. It answers an open call for help.',
    reasonLabel: 'Note, kept in the audit log',
    act: 'Keep the note',
  }),
}

function refundWords({ state, seller }: DealView): string {
  if (state === 'funded')
    return 'The money leaves escrow at once; the item never left the seller. This cannot be undone.'
  if (state === 'taking')
    return `The bot takes its offer back first; then the money leaves escrow. ${seller.name} keeps the item. This cannot be undone.`
  return `The money leaves escrow, and the bot offers the item back to ${seller.name}. This cannot be undone.`
}
