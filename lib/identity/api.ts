import { me, people } from './queries'
import { setRole } from './set-role'
import { setSteamTradeUrl } from './set-steam-trade-url'
import { updateProfile } from './update-profile'

export const identityApi = {
  'GET /me': me,
  'PATCH /me': updateProfile,
  'PUT /me/steam-trade-url': setSteamTradeUrl,
  'GET /people': people,
  'PUT /people/:personId/role': setRole,
}
