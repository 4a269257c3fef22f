/**
 * Owns people: who they are, how they prove it, their role and their Steam account.
 * Never decides what a person may do in another domain, and never holds money or items.
 */
export { inPerson, maySee } from './access'
export { addPasskey } from './add-passkey'
export { bearerOf, personOfBearer } from './api-token'
export { askPasskey } from './ask-passkey'
export { askReset } from './ask-reset'
export { askSignUp } from './ask-sign-up'
export { askWallet } from './ask-wallet'
export { changeEmail } from './change-email'
export { changePassword } from './change-password'
export { closeInto, demandMergeable } from './close-into'
export { confirmEmail } from './confirm-email'
export { confirmPassword } from './confirm-password'
export { confirmTotp } from './confirm-totp'
export { createToken } from './create-token'
export { endOtherSessions } from './end-other-sessions'
export { endSession } from './end-session'
export {
  emailChanged,
  factorChanged,
  linkAsked,
  passwordChanged,
  personMerged,
  personSuspended,
  roleChanged,
  roomOf,
  sessionEnded,
  signedIn,
  steamLinked,
  suspensionEnded,
  tokenReused,
  tradeUrlChanged,
  walletChanged,
} from './events'
export { factorKinds } from './factor-kinds'
export { findPeople } from './find-people'
export { demandFresh } from './fresh'
export { linkNewcomer } from './link-newcomer'
export { answerLink, startLink } from './link-route'
export { linkSteam } from './link-steam'
export { linkTarget } from './link-target'
export { linkWallet } from './link-wallet'
export { type Issue, issueLink } from './mail-link'
export { makeMergeCode, takeMergeCode } from './merge-code'
export { myAudit } from './my-audit'
export { myFactors } from './my-factors'
export { myPasskeys } from './my-passkeys'
export { mySessions } from './my-sessions'
export { mySuspension } from './my-suspension'
export { myTokens } from './my-tokens'
export { myWallets } from './my-wallets'
export { newRecoveryCodes } from './new-recovery-codes'
export { newcomerCookieName, newcomerIn } from './newcomer'
export { objectToSuspension } from './object-to-suspension'
export { personOffice } from './office'
export { openClient } from './open-client'
export { openSession } from './open-session'
export { peopleOfSessions } from './open-sessions'
export { identityPersonData } from './person-data'
export { demandFactor, demandProof, proveFactor } from './prove-factor'
export { provePasskey } from './prove-passkey'
export { proveWallet } from './prove-wallet'
export { localesOf, me, people, personNames, profileOf, type SteamParty, steamPartyOf } from './queries'
export { type NewPerson, registerPerson } from './register-person'
export { removePasskey } from './remove-passkey'
export { renamePasskey } from './rename-passkey'
export { resetPassword } from './reset-password'
export { restorePerson } from './restore-person'
export { revokeToken } from './revoke-token'
export { safePath } from './safe-path'
export { sendAvatar } from './send-avatar'
export {
  actorOfCookie,
  actorOfJar,
  type CookieJar,
  isSessionCookie,
  personOfCookie,
} from './session'
export { removeAvatar } from './set-avatar'
export { setRole } from './set-role'
export { setSteamTradeUrl } from './set-steam-trade-url'
export { signInWithSteam } from './sign-in-with-steam'
export { signOut } from './sign-out'
export { signUp } from './sign-up'
export { startPasskey } from './start-passkey'
export { startTotp } from './start-totp'
export { suspendPerson } from './suspend-person'
export { suspensionOf } from './suspension'
export { identityTimers } from './timers'
export { turnOffTotp } from './turn-off-totp'
export { unlinkWallet } from './unlink-wallet'
export { updateProfile } from './update-profile'
export { verifyPassword } from './verify-password'

/** The route of next-auth, loaded only where it is called. */
export const answerAuth: typeof import('./next-auth').answerAuth = async (request, context) =>
  (await import('./next-auth')).answerAuth(request, context)
