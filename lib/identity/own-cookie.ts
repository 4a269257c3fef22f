import { stringifySetCookie } from 'cookie'
import { env } from '@/lib/kernel/env'

interface Shape {
  name: string
  path: string
  lifeS: number
}

/** A cookie that no script reads and no other site sends along, as `set-cookie` headers. */
export function ownCookie({ name, path, lifeS }: Shape) {
  const write = (value: string, maxAge: number) =>
    stringifySetCookie({
      name,
      value,
      path,
      maxAge,
      httpOnly: true,
      sameSite: 'lax',
      secure: env().APP_URL.startsWith('https:'),
    })
  return { set: (value: string) => write(value, lifeS), clear: () => write('', 0) }
}
