'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { type ActionResult, action, currentActor } from '@/lib/doors'
import {
  askPasskey,
  askReset,
  askSignUp,
  askWallet,
  confirmEmail,
  confirmPassword,
  signUp as createAccount,
  signOut as endThisSession,
  isSessionCookie,
  linkNewcomer,
  newcomerCookieName,
  proveFactor,
  provePasskey as provePasskeyHere,
  proveWallet,
  resetPassword,
} from '@/lib/identity'

export const sendSignUpMail = action(askSignUp)
export const sendResetMail = action(askReset)
export const signUp = action(createAccount)
export const setNewPassword = action(resetPassword)
export const takeAddress = action(confirmEmail)
export const prove = action(proveFactor)
export const askForPasskey = action(askPasskey)
export const provePasskey = action(provePasskeyHere)
export const messageForWallet = action(askWallet)
export const checkWallet = action(proveWallet)
export const provePassword = action(confirmPassword)

/** Links the Steam account or wallet that was proved in this browser before its owner signed in. */
export async function linkWhatWasProved(): Promise<ActionResult<unknown>> {
  const jar = await cookies()
  const linked = await action(linkNewcomer)({ sealed: jar.get(newcomerCookieName)?.value ?? '' })
  if (linked.ok) jar.delete(newcomerCookieName)
  return linked
}

/** Ends the session of this browser and goes to the landing page. */
export async function signOut(): Promise<void> {
  const actor = await currentActor()
  const jar = await cookies()
  for (const { name } of jar.getAll().filter((each) => isSessionCookie(each.name))) {
    jar.set({ name, value: '', path: '/', maxAge: 0, httpOnly: true, secure: name.startsWith('__Secure-') })
  }
  await endThisSession.run({ actor }, {}).catch(() => null)
  redirect('/')
}
