'use client'
import type { AdminDeliveryView } from '@/lib/notifications/schemas/delivery'
import { ReasonedAct } from '../../_parts/reasoned-act'
import { endRest, sendAgain, sendAllAgain } from '../../actions'
import { channelWords } from './words'

type Channel = AdminDeliveryView['channel']

const reasons = ['The far side works again', 'Our settings were wrong']

/** Sends one dead letter again. */
export const Replay = ({ deliveryId, to }: { deliveryId: string; to: string }) => (
  <ReasonedAct
    look={{ size: 'sm' }}
    button={
      <>
        Replay<span className="sr-only"> {deliveryId}</span>
      </>
    }
    title={`Send it to ${to} again?`}
    consequence="It goes out under the same id, with all its tries. Whoever had it already may see it twice."
    suggestions={reasons}
    act="Send again"
    onConfirm={(reason, key) => sendAgain({ deliveryId, reason }, key)}
  />
)

/** Sends every dead letter of the filter again. */
export const ReplayAll = ({ channel, dead }: { channel: Channel | undefined; dead: number }) => (
  <ReasonedAct
    button="Replay dead letters"
    title={`Send all dead letters ${channel ? `of ${channelWords[channel]}` : 'of every channel'} again?`}
    consequence={`${dead} of the last seven days, and older ones; at most 1,000 at once. Addresses that are switched off are left out.`}
    suggestions={reasons}
    act="Send all again"
    onConfirm={(reason, key) => sendAllAgain({ ...(channel && { channel }), reason }, key)}
  />
)

/** Lets a channel send again before its rest is over. */
export function EndPause({ channel }: { channel: Channel }) {
  const name = channelWords[channel] ?? channel
  return (
    <ReasonedAct
      look={{ size: 'sm' }}
      button={
        <>
          Send now<span className="sr-only">: {name}</span>
        </>
      }
      title={`Let ${name} send again?`}
      consequence="If its settings are still wrong, it rests again after the next message. None is lost."
      suggestions={['Our settings were put right']}
      act={`Let ${name} send`}
      onConfirm={(reason, key) => endRest({ channel, reason }, key)}
    />
  )
}
