'use client'
import { ExternalLink, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useIntent } from '@/app/_parts/use-intent'
import { ProblemAlert } from '@/components/ui/alert'
import {
  AlertDialog,
  AlertDialogClose,
  AlertDialogContent,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import type { DealView } from '@/lib/deals/schemas'
import { decline, offerAgain } from '../actions'

/** What the reader can do now. Nothing is drawn when there is nothing to do. */
export function Acts({ deal }: { deal: DealView }) {
  const { offerUrl, canDecline, canSendAgain } = deal.next
  if (!offerUrl && !canDecline && !canSendAgain) return null
  return (
    <>
      {offerUrl && (
        <LinkButton href={offerUrl} external variant="primary" size="lg">
          <ExternalLink aria-hidden />
          Open offer on Steam
        </LinkButton>
      )}
      {canDecline && <Decline deal={deal} />}
      {canSendAgain && <SendAgain dealId={deal.id} />}
    </>
  )
}

function Decline({ deal }: { deal: DealView }) {
  const { problem, pending, run } = useAct(decline, deal.id)
  const [open, setOpen] = useState(false)
  const price = formatMoney(deal.priceMinor, deal.currency)
  return (
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger render={<Button variant="ghost" size="lg" className="max-md:border-border-2" />}>
        Decline
      </AlertDialogTrigger>
      <AlertDialogContent
        title="Call this deal off?"
        description={
          deal.role === 'buyer'
            ? `The bot takes its offer back, ${deal.item.name} goes back to ${deal.seller.name}, and ${price} return to your wallet. This cannot be undone.`
            : `The bot takes its offer back, you keep ${deal.item.name}, and ${price} return to ${deal.buyer.name}. This cannot be undone.`
        }
        footer={
          <>
            <AlertDialogClose render={<Button variant="ghost" />}>Keep the deal</AlertDialogClose>
            <Button variant="danger" pending={pending} onClick={() => run(() => setOpen(false))}>
              Call the deal off
            </Button>
          </>
        }
      >
        <ProblemAlert text={problem} />
      </AlertDialogContent>
    </AlertDialog>
  )
}

function SendAgain({ dealId }: { dealId: string }) {
  const { problem, pending, run } = useAct(offerAgain, dealId)
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" pending={pending} onClick={() => run()}>
        <RotateCcw aria-hidden />
        Offer me my item again
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}

type Answer = { ok: true } | { ok: false; problem: { detail: string } }

function useAct(act: (input: { dealId: string }, key?: string) => Promise<Answer>, dealId: string) {
  const send = useIntent(act)
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const run = (done?: () => void) =>
    start(async () => {
      const answer = await send({ dealId })
      setProblem(answer.ok ? null : answer.problem.detail)
      if (answer.ok) done?.()
      router.refresh()
    })
  return { problem, pending, run }
}
