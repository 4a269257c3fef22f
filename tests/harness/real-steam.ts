/** A bot account of the real Steam for the contract suite; null unless STEAM_TEST_* names one completely. */
export function realSteam() {
  const steamId = process.env.STEAM_TEST_STEAM_ID ?? ''
  const secrets = {
    login: process.env.STEAM_TEST_LOGIN ?? '',
    password: process.env.STEAM_TEST_PASSWORD ?? '',
    sharedSecret: process.env.STEAM_TEST_SHARED_SECRET ?? '',
    identitySecret: process.env.STEAM_TEST_IDENTITY_SECRET ?? '',
  }
  const complete = steamId !== '' && Object.values(secrets).every((secret) => secret !== '')
  return complete ? { steamId, secrets } : null
}
