/**
 * Owns people: who they are, how they prove it, their role and their Steam account.
 * Never decides what a person may do in another domain, and never holds money or items.
 */
export { inPerson, maySee } from './access'
export { bearerOf, personOfBearer } from './api-token'
export { changePassword } from './change-password'
export { confirmTotp } from './confirm-totp'
export { createToken } from './create-token'
export { endOtherSessions } from './end-other-sessions'
export { endSession } from './end-session'
export {
  factorChanged,
  passwordChanged,
  personSuspended,
  roleChanged,
  roomOf,
  sessionEnded,
  signedIn,
  suspensionEnded,
  tradeUrlChanged,
} from './events'
export { findPeople } from './find-people'
export { answerLink, startLink } from './link-route'
export { linkSteam } from './link-steam'
export { myFactors } from './my-factors'
export { mySessions } from './my-sessions'
export { mySuspension } from './my-suspension'
export { myTokens } from './my-tokens'
export { newRecoveryCodes } from './new-recovery-codes'
export { objectToSuspension } from './object-to-suspension'
export { personOffice } from './office'
export { openSession } from './open-session'
export { peopleOfSessions } from './open-sessions'
export { identityPersonData } from './person-data'
export { demandProof, proveFactor } from './prove-factor'
export { localesOf, me, people, personNames, profileOf, type SteamParty, steamPartyOf } from './queries'
export { type NewPerson, registerPerson } from './register-person'
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
export { startTotp } from './start-totp'
export { suspendPerson } from './suspend-person'
export { suspensionOf } from './suspension'
export { identityTimers } from './timers'
export { turnOffTotp } from './turn-off-totp'
export { updateProfile } from './update-profile'
export { verifyPassword } from './verify-password'

/** The route of next-auth, loaded only where it is called. */
export const answerAuth: typeof import('./next-auth').answerAuth = async (request, context) =>
  (await import('./next-auth')).answerAuth(request, context)
