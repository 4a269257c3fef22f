import { env } from '@/lib/kernel/env'
import { Outage } from '@/lib/kernel/errors'

const lifeMs = 5 * 60_000

const site = () => new URL(env().APP_URL)

interface Asked {
  /** As a wallet gives it. */
  address: string
  nonce: string
  statement: string
  at: Date
}

/** The ERC-4361 message that a wallet signs; null when the address is none. */
export async function walletMessage({ address, nonce, statement, at }: Asked): Promise<string | null> {
  const [{ getAddress, isAddress }, { createSiweMessage }] = await Promise.all([
    import('viem'),
    import('viem/siwe'),
  ])
  if (!isAddress(address, { strict: false })) return null
  return createSiweMessage({
    address: getAddress(address),
    chainId: env().CHAIN_ID,
    domain: site().host,
    uri: site().origin,
    nonce,
    statement,
    version: '1',
    issuedAt: at,
    expirationTime: new Date(at.getTime() + lifeMs),
  })
}

export type WalletVerdict = { address: string } | 'wrong' | 'contract'

/**
 * Whose wallet has signed this message, which must be one of ours, for this site, chain and moment. A plain account is
 * recovered from the signature; a wallet that is a contract is asked on the chain (ERC-1271, ERC-6492), or is
 * `contract` without one. Throws an Outage when the chain does not answer.
 */
export async function signerOf(
  message: string,
  signature: string,
  at: Date,
  url: string | undefined = env().CHAIN_RPC_URL,
): Promise<WalletVerdict> {
  const [viem, siwe] = await Promise.all([import('viem'), import('viem/siwe')])
  const parsed = siwe.parseSiweMessage(message)
  const { address } = parsed
  const ours =
    siwe.validateSiweMessage({ message: parsed, domain: site().host, time: at }) &&
    parsed.uri === site().origin &&
    parsed.chainId === env().CHAIN_ID
  if (!address || !ours || !viem.isHex(signature)) return 'wrong'
  const known = { address: viem.getAddress(address) }
  if (await viem.verifyMessage({ ...known, message, signature }).catch(() => false)) return known
  if (!url) return viem.size(signature) === 65 ? 'wrong' : 'contract'
  const chain = viem.createPublicClient({ transport: viem.http(url, { timeout: 5_000, retryCount: 1 }) })
  // The library takes every trouble for a no: whether somebody answers is asked first.
  const chainId = await chain.getChainId().catch((cause: unknown) => silent(cause))
  if (chainId !== env().CHAIN_ID) silent(new Error(`CHAIN_RPC_URL is chain ${chainId}`))
  return (await chain.verifyMessage({ ...known, message, signature })) ? known : 'wrong'
}

function silent(cause: unknown): never {
  throw new Outage('chain', 'The chain cannot be asked about this wallet right now.', { cause })
}
