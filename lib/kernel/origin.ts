import { env } from './env'

/** True when a browser says that a request comes from one of our own pages. */
export function fromOurSite(origin: string | null | undefined, host: string | null | undefined): boolean {
  if (!origin) return false
  const url = URL.parse(origin)
  return (
    url !== null && (url.origin === env().APP_URL || (url.host === host && /^https?:$/.test(url.protocol)))
  )
}
