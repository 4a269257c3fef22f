import { lt } from 'drizzle-orm'
import { openidNonce, session } from '@/db/schema/identity'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import type { Timer } from '@/lib/kernel/timer'
import { endSuspensions } from './end-suspensions'
import { forgetAvatars } from './send-avatar'

const keepMs = 3_600_000
const keepSessionsMs = 30 * 86_400_000

export const identityTimers: readonly Timer[] = [
  {
    name: 'identity.forgetNonces',
    everyMs: 600_000,
    run: async () => {
      await rawDb()
        .delete(openidNonce)
        .where(lt(openidNonce.seenAt, inMs(now(), -keepMs)))
    },
  },
  {
    name: 'identity.forgetSessions',
    everyMs: 3_600_000,
    run: async () => {
      await rawDb()
        .delete(session)
        .where(lt(session.expiresAt, inMs(now(), -keepSessionsMs)))
    },
  },
  {
    name: 'identity.forgetAvatars',
    everyMs: 3_600_000,
    run: async () => {
      await forgetAvatars()
    },
  },
  { name: 'identity.endSuspensions', everyMs: 5_000, run: endSuspensions },
]
