import { cookies } from 'next/headers'

const name = 'tp_cart'

/** The token of the cart of this browser, while nobody is signed in. */
export const cartToken = async (): Promise<string | undefined> => (await cookies()).get(name)?.value

export async function keepCartToken(token: string): Promise<void> {
  const secure = process.env.NODE_ENV === 'production'
  const jar = await cookies()
  jar.set({ name, value: token, path: '/', maxAge: 60 * 86_400, httpOnly: true, sameSite: 'lax', secure })
}

export async function dropCartToken(): Promise<void> {
  ;(await cookies()).delete(name)
}
