'use client'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Button } from '@/components/ui/button'
import type { AdminDeliveryView } from '@/lib/notifications/schemas/delivery'
import { useReasonedAct } from '../../_parts/reason'
import { endRest, sendAgain, sendAllAgain } from '../../actions'
import { channelWords } from './words'

type Channel = AdminDeliveryView['channel']

const reasons = ['The far side works again', 'Our settings were wrong']

/** Sends one dead letter again. */
export function Replay({ deliveryId, to }: { deliveryId: string; to: string }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  return (
    <>
      <Button size="sm" onClick={() => ask(true)}>
        Replay<span className="sr-only"> {deliveryId}</span>
      </Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`Send it to ${to} again?`}
          consequence="It goes out under the same id, with all its tries. Whoever had it already may see it twice."
          suggestions={reasons}
          act="Send again"
          onConfirm={(reason) => run((key) => sendAgain({ deliveryId, reason }, key))}
        />
      )}
    </>
  )
}

/** Sends every dead letter of the filter again. */
export function ReplayAll({ channel, dead }: { channel: Channel | undefined; dead: number }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  const what = channel ? `of ${channelWords[channel]}` : 'of every channel'
  return (
    <>
      <Button onClick={() => ask(true)}>Replay dead letters</Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`Send all dead letters ${what} again?`}
          consequence={`${dead} of the last seven days, and older ones; at most 1,000 at once. Addresses that are switched off are left out.`}
          suggestions={reasons}
          act="Send all again"
          onConfirm={(reason) => run((key) => sendAllAgain({ ...(channel && { channel }), reason }, key))}
        />
      )}
    </>
  )
}

/** Lets a channel send again before its rest is over. */
export function EndPause({ channel }: { channel: Channel }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<true>()
  const name = channelWords[channel] ?? channel
  return (
    <>
      <Button size="sm" onClick={() => ask(true)}>
        Send now<span className="sr-only">: {name}</span>
      </Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`Let ${name} send again?`}
          consequence="If its settings are still wrong, it rests again after the next message. None is lost."
          suggestions={['Our settings were put right']}
          act={`Let ${name} send`}
          onConfirm={(reason) => run((key) => endRest({ channel, reason }, key))}
        />
      )}
    </>
  )
}
