const noAnswer = { url: null, error: 'unavailable' }

/** Posts to the sign-in route with its token against forgery. `url` is where to go, `error` the code of a refusal. */
export async function postAuth(
  step:
    | 'signin/steam'
    | 'callback/credentials'
    | 'callback/passkey'
    | 'callback/wallet'
    | 'callback/newcomer',
  fields: Record<string, string>,
): Promise<{ url: string; error: null } | { url: null; error: string }> {
  try {
    const asked = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' } })
    const { csrfToken }: { csrfToken: string } = await asked.json()
    const answer = await fetch(`/api/auth/${step}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    const { url }: { url: string } = await answer.json()
    const error = new URL(url, window.location.href).searchParams.get('error')
    return error ? { url: null, error } : { url, error: null }
  } catch {
    return noAnswer
  }
}
