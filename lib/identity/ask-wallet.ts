import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { walletMessage } from './adapters/ethereum'
import { newChallenge } from './challenge'
import { newProofKey } from './wallet-proof'

const statements = {
  in: 'Sign in to Tradepost. This costs nothing and moves nothing.',
  link: 'Make this wallet a way into your Tradepost account. This costs nothing and moves nothing.',
}

export const askWallet = command(
  {
    name: 'identity.askWallet',
    summary: 'The message (ERC-4361) that a wallet signs: to sign in, or to become a way in of the caller.',
    input: z.object({ address: z.string().max(100) }),
    output: z.object({ message: z.string() }),
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ address }, ctx) => {
    const personId = ctx.actor.kind === 'person' ? ctx.actor.id : null
    const statement = personId === null ? statements.in : statements.link
    const nonce = newProofKey().replaceAll(/[^a-zA-Z0-9]/g, '0')
    const message = await walletMessage({ address, nonce, statement, at: ctx.now })
    if (message === null) {
      const sentence = 'This is no Ethereum address.'
      refuse('invalid_input', sentence, { status: 400, fields: { address: sentence } })
    }
    await newChallenge('wallet', personId, message)
    return { message }
  },
)
