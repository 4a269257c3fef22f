import { addPasskey } from './add-passkey'
import { askPasskey } from './ask-passkey'
import { askReset } from './ask-reset'
import { askSignUp } from './ask-sign-up'
import { askWallet } from './ask-wallet'
import { changeEmail } from './change-email'
import { changePassword } from './change-password'
import { confirmEmail } from './confirm-email'
import { confirmPassword } from './confirm-password'
import { confirmTotp } from './confirm-totp'
import { createToken } from './create-token'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { factorKinds } from './factor-kinds'
import { findPeople } from './find-people'
import { linkWallet } from './link-wallet'
import { makeMergeCode } from './merge-code'
import { myAudit } from './my-audit'
import { myFactors } from './my-factors'
import { myPasskeys } from './my-passkeys'
import { mySessions } from './my-sessions'
import { mySuspension } from './my-suspension'
import { myTokens } from './my-tokens'
import { myWallets } from './my-wallets'
import { newRecoveryCodes } from './new-recovery-codes'
import { objectToSuspension } from './object-to-suspension'
import { proveFactor } from './prove-factor'
import { provePasskey } from './prove-passkey'
import { me, people } from './queries'
import { refreshClient } from './refresh-client'
import { removePasskey } from './remove-passkey'
import { renamePasskey } from './rename-passkey'
import { resetPassword } from './reset-password'
import { restorePerson } from './restore-person'
import { revokeToken } from './revoke-token'
import { removeAvatar } from './set-avatar'
import { setRole } from './set-role'
import { setSteamTradeUrl } from './set-steam-trade-url'
import { signInClient } from './sign-in-client'
import { signOutClient } from './sign-out-client'
import { signUp } from './sign-up'
import { startPasskey } from './start-passkey'
import { startTotp } from './start-totp'
import { suspendPerson } from './suspend-person'
import { turnOffTotp } from './turn-off-totp'
import { unlinkWallet } from './unlink-wallet'
import { updateProfile } from './update-profile'

export const identityApi = {
  'POST /auth/tokens': signInClient,
  'POST /auth/tokens/refresh': refreshClient,
  'POST /auth/tokens/revoke': signOutClient,
  'POST /auth/sign-up/ask': askSignUp,
  'POST /auth/sign-up': signUp,
  'POST /auth/reset/ask': askReset,
  'POST /auth/reset': resetPassword,
  'GET /me': me,
  'PATCH /me': updateProfile,
  'DELETE /me/avatar': removeAvatar,
  'PUT /me/steam-trade-url': setSteamTradeUrl,
  'PUT /me/email': changeEmail,
  'POST /me/email/confirm': confirmEmail,
  'PUT /me/password': changePassword,
  'POST /me/password/confirm': confirmPassword,
  'GET /me/factors': myFactors,
  'GET /me/factors/kinds': factorKinds,
  'POST /me/factors/totp': startTotp,
  'POST /me/factors/totp/confirm': confirmTotp,
  'DELETE /me/factors/totp': turnOffTotp,
  'POST /me/factors/recovery-codes': newRecoveryCodes,
  'POST /me/factors/prove': proveFactor,
  'POST /me/factors/prove-passkey': provePasskey,
  'GET /me/passkeys': myPasskeys,
  'POST /me/passkeys/start': startPasskey,
  'POST /me/passkeys': addPasskey,
  'POST /me/passkeys/ask': askPasskey,
  'PATCH /me/passkeys/:passkeyId': renamePasskey,
  'DELETE /me/passkeys/:passkeyId': removePasskey,
  'GET /me/audit': myAudit,
  'POST /me/merge/code': makeMergeCode,
  'GET /me/wallets': myWallets,
  'POST /me/wallets/ask': askWallet,
  'POST /me/wallets': linkWallet,
  'DELETE /me/wallets/:address': unlinkWallet,
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
