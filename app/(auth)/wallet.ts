import { checkWallet, messageForWallet } from './actions'

/** What EIP-1193 asks of a wallet. */
interface Provider {
  request(asked: { method: string; params?: unknown[] }): Promise<unknown>
}

export interface FoundWallet {
  name: string
  provider: Provider
}

const announceWithinMs = 250

/** The wallets in this browser: those that announce themselves (EIP-6963), or else the one in its usual place. */
export async function findWallets(): Promise<FoundWallet[]> {
  const found = new Map<string, FoundWallet>()
  const hear = (event: Event) => {
    const { info, provider } = (event as CustomEvent).detail
    found.set(String(info.uuid), { name: String(info.name), provider })
  }
  window.addEventListener('eip6963:announceProvider', hear)
  window.dispatchEvent(new Event('eip6963:requestProvider'))
  if (found.size === 0) await new Promise((resolve) => setTimeout(resolve, announceWithinMs))
  window.removeEventListener('eip6963:announceProvider', hear)
  const { ethereum } = window as { ethereum?: Provider }
  return found.size === 0 && ethereum
    ? [{ name: 'Wallet of this browser', provider: ethereum }]
    : [...found.values()]
}

export type Signed = { proof: string; address: string; problem?: never } | { proof?: never; problem: string }

const lost = { problem: 'The server did not answer. Try again in a moment.' }

/** Has a wallet sign our message, and the server say what that proves. */
export async function signWith({ provider }: FoundWallet): Promise<Signed> {
  try {
    const accounts = await provider.request({ method: 'eth_requestAccounts' })
    const address = String(Array.isArray(accounts) ? accounts[0] : '')
    const asked = await messageForWallet({ address }).catch(() => null)
    if (!asked?.ok) return asked ? { problem: asked.problem.detail } : lost
    const { message } = asked.value
    const signature = String(
      await provider.request({ method: 'personal_sign', params: [hexOf(message), address] }),
    )
    const checked = await checkWallet({ message, signature }).catch(() => null)
    if (!checked) return lost
    return checked.ok ? checked.value : { problem: checked.problem.detail }
  } catch {
    return { problem: 'You declined in the wallet. Nothing was changed.' }
  }
}

const hexOf = (text: string) =>
  `0x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
