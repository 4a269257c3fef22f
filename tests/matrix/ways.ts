import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import {
  addPasskey,
  askPasskey,
  askWallet,
  changeEmail,
  linkWallet,
  makeMergeCode,
  proveWallet,
  startPasskey,
} from '../../lib/identity'
import { sealNewcomer } from '../../lib/identity/newcomer'
import { authenticator } from '../harness/authenticator'
import { letterTo } from '../harness/mailbox'
import type { Member } from './world'

type Whose = Pick<Member, 'actor' | 'email'>

/** A passkey that a browser has made for somebody and that nobody has kept yet. */
export async function newPasskeyOf({ actor }: Whose) {
  const device = authenticator()
  const { options } = await startPasskey.run({ actor }, {})
  return { device, answer: device.make(options) }
}

/** A passkey of somebody, and what shows it to us. */
export async function passkeyOf(whose: Whose) {
  const { device, answer } = await newPasskeyOf(whose)
  const { actor } = whose
  const { passkey } = await addPasskey.run({ actor }, { answer, name: 'My phone' })
  const show = async () => device.show((await askPasskey.run({ actor }, {})).options)
  return { id: passkey.id, show }
}

export const newWallet = () => privateKeyToAccount(generatePrivateKey())

/** A wallet that has signed for somebody, to be linked. */
export async function signedWalletOf({ actor }: Whose) {
  const account = newWallet()
  const { message } = await askWallet.run({ actor }, { address: account.address })
  return proveWallet.run({ actor }, { message, signature: await account.signMessage({ message }) })
}

/** A wallet that nobody has, proved by somebody who had not signed in then. */
export const newNewcomer = (): Promise<string> =>
  sealNewcomer({ way: 'wallet', address: newWallet().address })

export async function walletOf(whose: Whose): Promise<string> {
  const { proof } = await signedWalletOf(whose)
  return (await linkWallet.run({ actor: whose.actor }, { proof })).address
}

/** The secret of the link that gives somebody a new address. */
export async function newEmailOf({ actor, email }: Whose): Promise<string> {
  const to = `new-${email}`
  await changeEmail.run({ actor }, { email: to })
  return (await letterTo(to)).secret
}

export const mergeCodeOf = async ({ actor }: Whose): Promise<string> =>
  (await makeMergeCode.run({ actor }, {})).code
