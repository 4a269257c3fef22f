'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { action, currentPerson } from '@/lib/doors'
import { signOut as closeConnections, signUp as createAccount, isSessionCookie } from '@/lib/identity'

export const signUp = action(createAccount)

/** Ends the session of this browser, closes the person's live connections and goes to the landing page. */
export async function signOut(): Promise<void> {
  const person = await currentPerson()
  const jar = await cookies()
  for (const { name } of jar.getAll().filter((each) => isSessionCookie(each.name))) {
    jar.set({ name, value: '', path: '/', maxAge: 0, httpOnly: true, secure: name.startsWith('__Secure-') })
  }
  if (person) await closeConnections.run({ actor: person }, {}).catch(() => null)
  redirect('/')
}
