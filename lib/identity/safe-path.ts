/** A path of our own site, for redirects after sign-in; `/` for everything else. */
export function safePath(target: string | null | undefined, ownOrigin: string): string {
  const url = URL.parse(target || '/', ownOrigin)
  if (!url || url.origin !== new URL(ownOrigin).origin) return '/'
  const path = url.pathname + url.search + url.hash
  return /^\/(?![/\\])/.test(path) ? path : '/'
}
