import type { Presence } from '@/lib/presence/schemas'
import { Time } from '../ui/time'
import { presenceWords } from './status-words'

/** "Online", "In Quiet Harbour", "Last seen 4 min ago". `now` is the server's clock when it rendered. */
export function Standing({ presence, now }: { presence: Presence; now: string }) {
  if (presence.lastSeenAt === null) return presenceWords(presence)
  return (
    <>
      Last seen <Time at={presence.lastSeenAt} now={now} />
    </>
  )
}
