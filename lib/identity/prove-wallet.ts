import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { signerOf } from './adapters/ethereum'
import { newChallenge, spendChallenge } from './challenge'
import { signInSentences } from './schemas/sign-in'
import { makeWalletProof, newProofKey } from './wallet-proof'

/** Every message is asked about once, whatever the answer. */
export const proveWallet = query(
  {
    name: 'identity.proveWallet',
    summary: 'Checks what a wallet has signed, and gives a proof that counts once, for five minutes.',
    input: z.object({ message: z.string().max(2_000), signature: z.string().max(20_000) }),
    output: z.object({ address: z.string(), proof: z.string() }),
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ message, signature }, { actor, now }) => {
    const personId = actor.kind === 'person' ? actor.id : null
    if (!(await spendChallenge('wallet', personId, message)))
      refuse('wallet_used', signInSentences.wallet_used, { status: 403 })
    const verdict = await signerOf(message, signature, now)
    if (verdict === 'contract') refuse('wallet_contract', signInSentences.wallet_contract, { status: 409 })
    if (verdict === 'wrong') refuse('wrong_wallet', signInSentences.wrong_wallet, { status: 401 })
    const { address } = verdict
    const key = await newChallenge('proof', personId, newProofKey())
    return { address, proof: makeWalletProof({ address, personId, key }) }
  },
)
