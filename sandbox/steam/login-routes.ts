import { randomBytes } from 'node:crypto'
import { json, type Reply } from '../http'
import { EResult } from './numbers'
import type { Call, Route } from './route'
import { issueAccess, tokenOf } from './tokens'

/** The web platform's second half of a login: a refresh token becomes cookies of each site. */
export const loginRoutes: Route[] = [
  { site: 'login', method: 'POST', path: /^\/jwt\/finalizelogin\/?$/, handle: finalize },
  {
    site: 'login',
    method: 'POST',
    path: /^\/jwt\/checkdevice\/?$/,
    handle: () => json({ result: EResult.ok }),
  },
  { site: 'community', method: 'POST', path: /^\/login\/settoken\/?$/, handle: setToken },
]

function finalize(call: Call): Reply {
  const token = tokenOf(call.world, call.form.nonce ?? '', 'refresh')
  if (!token) return json({ error: EResult.accessDenied })
  const reply = json({
    steamID: token.steamId,
    redir: call.form.redir ?? '',
    transfer_info: [
      {
        url: 'https://steamcommunity.com/login/settoken',
        params: { nonce: call.form.nonce, auth: randomBytes(16).toString('hex') },
      },
    ],
    primary_domain: 'steamcommunity.com',
  })
  const refresh = encodeURIComponent(`${token.steamId}||${call.form.nonce}`)
  reply.headers['set-cookie'] = [`steamRefresh_steam=${refresh}; Path=/; Secure; HttpOnly; SameSite=None`]
  return reply
}

function setToken(call: Call): Reply {
  const token = tokenOf(call.world, call.form.nonce ?? '', 'refresh')
  if (!token || token.steamId !== call.form.steamID) return json({ result: EResult.accessDenied })
  const reply = json({ result: EResult.ok, rtExpiry: token.expires })
  const value = encodeURIComponent(`${token.steamId}||${issueAccess(call.world, token)}`)
  reply.headers['set-cookie'] = [`steamLoginSecure=${value}; Path=/; Secure; HttpOnly; SameSite=None`]
  return reply
}
