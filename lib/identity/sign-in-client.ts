import { anonymous, anyone, system } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { openClient } from './open-client'
import { factorRequired, takeFactorTurn } from './prove-factor'
import { clientTokensSchema, signInClientInput } from './schemas/session'
import { hasFactor } from './second-factor'
import { verifyPassword } from './verify-password'

/** The password is verified with no transaction open: that takes long, and is slowed for those who guess. */
export const signInClient = query(
  {
    name: 'identity.signInClient',
    summary:
      'Signs a program in as a person: an access token for 15 minutes, and a refresh token for the next pair.',
    input: signInClientInput,
    output: clientTokensSchema,
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ email, password, code, ...wanted }, { db, address }) => {
    const { id: personId } = await verifyPassword.run({ actor: anonymous, address }, { email, password })
    const caller = { actor: system('identity.signInClient'), address }
    if (!(await hasFactor(db, personId))) {
      if (wanted.scope === 'write') factorRequired()
      return openClient.run(caller, { personId, ...wanted })
    }
    if (!code)
      refuse('code_required', 'This account has a second factor: send its code too.', { status: 401 })
    const { worked } = await takeFactorTurn(personId)
    const tokens = await openClient.run(caller, { personId, code, ...wanted })
    await worked()
    return tokens
  },
)
