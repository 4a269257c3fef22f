import { changePassword } from './change-password'
import { confirmTotp } from './confirm-totp'
import { createToken } from './create-token'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { findPeople } from './find-people'
import { myFactors } from './my-factors'
import { mySessions } from './my-sessions'
import { mySuspension } from './my-suspension'
import { myTokens } from './my-tokens'
import { newRecoveryCodes } from './new-recovery-codes'
import { objectToSuspension } from './object-to-suspension'
import { proveFactor } from './prove-factor'
import { me, people } from './queries'
import { restorePerson } from './restore-person'
import { revokeToken } from './revoke-token'
import { removeAvatar } from './set-avatar'
import { setRole } from './set-role'
import { setSteamTradeUrl } from './set-steam-trade-url'
import { startTotp } from './start-totp'
import { suspendPerson } from './suspend-person'
import { turnOffTotp } from './turn-off-totp'
import { updateProfile } from './update-profile'

export const identityApi = {
  'GET /me': me,
  'PATCH /me': updateProfile,
  'DELETE /me/avatar': removeAvatar,
  'PUT /me/steam-trade-url': setSteamTradeUrl,
  'PUT /me/password': changePassword,
  'GET /me/factors': myFactors,
  'POST /me/factors/totp': startTotp,
  'POST /me/factors/totp/confirm': confirmTotp,
  'DELETE /me/factors/totp': turnOffTotp,
  'POST /me/factors/recovery-codes': newRecoveryCodes,
  'POST /me/factors/prove': proveFactor,
  'GET /me/sessions': mySessions,
  'DELETE /me/sessions': endOtherSessions,
  'DELETE /me/sessions/:sessionId': endSession,
  'GET /me/tokens': myTokens,
  'POST /me/tokens': createToken,
  'DELETE /me/tokens/:tokenId': revokeToken,
  'GET /me/suspension': mySuspension,
  'POST /me/suspension/objection': objectToSuspension,
  'GET /people': people,
  'GET /admin/people': findPeople,
  'POST /people/:personId/suspension': suspendPerson,
  'POST /people/:personId/restore': restorePerson,
  'PUT /people/:personId/role': setRole,
}
