import { lt } from 'drizzle-orm'
import { openidNonce } from '@/db/schema/identity'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import type { Timer } from '@/lib/kernel/timer'

const keepMs = 3_600_000

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
]
