'use server'
import { action } from '@/lib/doors'
import {
  changePassword,
  confirmTotp,
  createToken,
  endOtherSessions,
  endSession,
  newRecoveryCodes,
  objectToSuspension,
  removeAvatar,
  revokeToken,
  setSteamTradeUrl,
  startTotp,
  turnOffTotp,
  updateProfile,
} from '@/lib/identity'
import { keepAccount, planDeletion, requestExport } from '@/lib/privacy'

export const saveProfile = action(updateProfile)
export const saveTradeUrl = action(setSteamTradeUrl)
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
export const dropAvatar = action(removeAvatar)
export const orderExport = action(requestExport)
export const leave = action(planDeletion)
export const stay = action(keepAccount)
