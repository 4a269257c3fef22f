'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { action, currentActor } from '@/lib/doors'
import {
  signUp as createAccount,
  signOut as endThisSession,
  isSessionCookie,
  proveFactor,
} from '@/lib/identity'

export const signUp = action(createAccount)
export const prove = action(proveFactor)

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
