import { z } from 'zod'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { anySession, holderOf } from './access'
import { demandPasskey } from './passkey'
import { noteProof } from './prove-factor'
import { passkeyAnswer } from './schemas/factor'

export const provePasskey = command(
  {
    name: 'identity.provePasskey',
    summary: 'Shows a passkey as the second factor: as `identity.proveFactor` does with a code.',
    input: z.object({ answer: passkeyAnswer }),
    output: z.object({ provenUntil: z.string() }),
    access: anySession,
    openToSuspended: true,
    limit: { max: 60, windowS: 300 },
  },
  async ({ answer }, ctx) => {
    const holder = holderOf(ctx.actor)
    if (!holder) refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
    await demandPasskey(ctx, answer, holder.personId)
    return noteProof(ctx, holder)
  },
)
