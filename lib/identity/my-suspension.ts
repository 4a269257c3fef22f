import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { suspensionView } from './schemas/standing'
import { suspensionOf } from './suspension'

export const mySuspension = query(
  {
    name: 'identity.mySuspension',
    summary: 'Why and until when the caller may look but not act; null for everybody else.',
    input: z.object({}),
    output: z.object({ suspension: suspensionView.nullable() }),
    access: signedIn,
  },
  async (_, { actor, db, now }) => ({ suspension: await suspensionOf(db, selfOf(actor).id, now) }),
)
