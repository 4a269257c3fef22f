import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActShell, Page, PageHeader } from '@/components/layout/page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'
import { Countdown } from '@/components/ui/countdown'
import { viewCheckout } from '@/lib/checkout'
import { ask } from '@/lib/doors'
import { Delivery } from './_parts/delivery'
import { Methods } from './_parts/methods'
import { Summary } from './_parts/summary'
import { Things } from './_parts/things'
import { continuePaying, giveUp } from './actions'

export const metadata: Metadata = { title: 'Checkout' }

type Props = { params: Promise<{ orderId: string }> }

export default async function CheckoutPage({ params }: Props) {
  const view = await ask(viewCheckout, { orderId: (await params).orderId })
  if (view.state !== 'draft' && view.state !== 'pending_payment') redirect(`/orders/${view.orderId}`)
  const now = new Date().toISOString()
  return (
    <Page>
      <LiveRefresh topics={[view.orderId]} />
      <PageHeader
        title="Checkout"
        description={
          view.reservedUntil && (
            <>
              Prices and stock are held for{' '}
              <b className="font-semibold text-fg-1">
                <Countdown until={view.reservedUntil} now={now} />
              </b>
              .
            </>
          )
        }
        actions={
          <ActionForm act={giveUp}>
            <input type="hidden" name="orderId" value={view.orderId} />
            {view.state === 'draft' && <SubmitButton variant="link">Back to the cart</SubmitButton>}
          </ActionForm>
        }
      />
      <ActShell asideLabel="What it costs" aside={<Summary view={view} />}>
        <Things view={view} />
        {view.state === 'pending_payment' ? <UnderWay view={view} /> : <Steps view={view} />}
      </ActShell>
    </Page>
  )
}

function Steps({ view }: { view: Awaited<ReturnType<typeof viewCheckout.run>> }) {
  return (
    <>
      {view.sent && <Delivery view={view} />}
      <Methods view={view} step={view.sent ? 3 : 2} />
    </>
  )
}

/** The buyer is at the card page, or came back from it without having paid. */
function UnderWay({ view }: { view: Awaited<ReturnType<typeof viewCheckout.run>> }) {
  return (
    <Alert tone="info" title="A payment is under way">
      <p>
        Finish it on the card page, or call it off and choose another way. If you have just paid, this page
        goes on by itself in a moment.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ActionForm act={continuePaying}>
          <input type="hidden" name="paymentId" value={view.paymentId ?? ''} />
          <SubmitButton variant="primary">Go on paying</SubmitButton>
        </ActionForm>
        <ActionForm act={giveUp}>
          <input type="hidden" name="orderId" value={view.orderId} />
          <input type="hidden" name="stay" value="yes" />
          <SubmitButton>Call the payment off</SubmitButton>
        </ActionForm>
      </div>
    </Alert>
  )
}
