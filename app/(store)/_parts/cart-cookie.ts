import { cookies } from 'next/headers'
import { env } from '@/lib/kernel/env'

const name = 'tp_cart'

/** The token of the cart of this browser, while nobody is signed in. */
export const cartToken = async (): Promise<string | undefined> =>
  (await cookies()).get(name)?.value || undefined

export async function keepCartToken(token: string): Promise<void> {
  const secure = env().APP_URL.startsWith('https:')
  const jar = await cookies()
  jar.set({ name, value: token, path: '/', maxAge: 60 * 86_400, httpOnly: true, sameSite: 'lax', secure })
}

export async function dropCartToken(): Promise<void> {
  ;(await cookies()).delete(name)
}
