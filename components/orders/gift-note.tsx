import { formatDay } from '../ui/format'

type Props = { gift: { giftTo: string | null; giftMessage: string | null; giftOn: string | null } }

/** That something is a present, for whom, and what it says. */
export function GiftNote({ gift: { giftTo, giftMessage, giftOn } }: Props) {
  if (!giftTo) return null
  return (
    <p className="text-xs wrap-anywhere text-fg-2">
      A gift for {giftTo}
      {giftOn && `, on ${formatDay(new Date(giftOn))}`}
      {giftMessage && `: “${giftMessage}”`}
    </p>
  )
}
