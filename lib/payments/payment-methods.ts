import type { Db, Tx } from '@/lib/kernel/db'
import type { Currency } from '@/lib/kernel/money'
import { balanceOf, wallet } from '@/lib/ledger'
import type { PaymentMethod, Purse } from './method'
import { byCard } from './methods/card'
import { byWallet } from './methods/wallet'
import { byWalletAndCard } from './methods/wallet-and-card'
import { cardsTaken } from './processor'
import type { MethodName, PaymentOption } from './schemas'

/** In the order in which they are offered. */
const methods: Record<MethodName, PaymentMethod> = {
  wallet: byWallet,
  wallet_and_card: byWalletAndCard,
  card: byCard,
}

export const methodNamed = (name: MethodName): PaymentMethod => methods[name]

interface Sum {
  personId: string
  amountMinor: number
  currency: Currency
}

export async function purseOf(db: Db | Tx, { personId, amountMinor, currency }: Sum): Promise<Purse> {
  const { availableMinor } = await balanceOf(db, wallet(personId), currency)
  return { amountMinor, currency, availableMinor, cardsTaken: cardsTaken() }
}

/** Every way to pay a sum, in the order of offering: each says whether it can, and why not. */
export async function paymentMethods(db: Db | Tx, sum: Sum): Promise<PaymentOption[]> {
  const purse = await purseOf(db, sum)
  return Object.values(methods).map((method) => method.offer(purse))
}
