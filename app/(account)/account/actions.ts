'use server'
import { action } from '@/lib/doors'
import {
  addPasskey,
  changeEmail,
  changePassword,
  confirmTotp,
  createToken,
  endOtherSessions,
  endSession,
  linkWallet,
  makeMergeCode,
  myAudit,
  newRecoveryCodes,
  objectToSuspension,
  removeAvatar,
  removePasskey,
  renamePasskey,
  revokeToken,
  setSteamTradeUrl,
  startPasskey,
  startTotp,
  turnOffTotp,
  unlinkWallet,
  updateProfile,
} from '@/lib/identity'
import { mergeAccounts } from '@/lib/merge'
import { keepAccount, planDeletion, requestExport } from '@/lib/privacy'

export const saveProfile = action(updateProfile)
export const saveTradeUrl = action(setSteamTradeUrl)
export const saveEmail = action(changeEmail)
export const savePassword = action(changePassword)
export const signOutThere = action(endSession)
export const signOutElsewhere = action(endOtherSessions)
export const beginTotp = action(startTotp)
export const finishTotp = action(confirmTotp)
export const stopTotp = action(turnOffTotp)
export const moreRecoveryCodes = action(newRecoveryCodes)
export const makeToken = action(createToken)
export const endToken = action(revokeToken)
export const objectTo = action(objectToSuspension)
export const beginPasskey = action(startPasskey)
export const keepPasskey = action(addPasskey)
export const keepPasskeyName = action(renamePasskey)
export const dropPasskey = action(removePasskey)
export const addWallet = action(linkWallet)
export const dropWallet = action(unlinkWallet)
export const giveAway = action(makeMergeCode)
export const takeOver = action(mergeAccounts)
export const moreAudit = action(myAudit)
export const dropAvatar = action(removeAvatar)
export const orderExport = action(requestExport)
export const leave = action(planDeletion)
export const stay = action(keepAccount)
