import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { creationOptions } from './adapters/webauthn'
import { newChallenge } from './challenge'
import { demandFresh } from './fresh'
import { passkeysOf } from './passkey'
import { webauthnOptions } from './schemas/factor'

const most = 20

export const startPasskey = command(
  {
    name: 'identity.startPasskey',
    summary: 'Begins to add a passkey: what the browser needs to make one. Asks who it is.',
    input: z.object({}),
    output: webauthnOptions,
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandFresh(ctx)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, id))
    if (!row) notFound('account')
    const known = await passkeysOf(ctx.tx, id)
    if (known.length >= most)
      refuse('too_many_passkeys', `You have ${most} passkeys already. Remove one first.`, { status: 409 })
    const challenge = await newChallenge('new_passkey', id)
    const options = await creationOptions({ personId: id, name: row.email ?? row.name, challenge, known })
    return { options: { ...options } }
  },
)
