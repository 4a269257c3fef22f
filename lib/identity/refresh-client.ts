import { anyone, system } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { isRefreshToken } from './client-token'
import { rotateClient } from './rotate-client'
import { clientTokensSchema, refreshClientInput } from './schemas/session'

/** The end of a session is committed before the refusal is given: it must not be undone with it. */
export const refreshClient = query(
  {
    name: 'identity.refreshClient',
    summary:
      'The next pair of tokens for a refresh token. One that was replaced before ends its whole session.',
    input: refreshClientInput,
    output: clientTokensSchema,
    access: anyone,
    limit: { max: 120, windowS: 60 },
  },
  async ({ refreshToken }, { address }) => {
    const actor = system('identity.refreshClient')
    const { tokens } = isRefreshToken(refreshToken)
      ? await rotateClient.run({ actor, address }, { refreshToken })
      : { tokens: null }
    return (
      tokens ??
      refuse('invalid_token', 'This refresh token is unknown, was replaced or has run out. Sign in again.', {
        status: 401,
      })
    )
  },
)
