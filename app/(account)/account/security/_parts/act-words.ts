const words: Record<string, string> = {
  'identity.changePassword': 'Password changed',
  'identity.resetPassword': 'Password set anew by mail',
  'identity.changeEmail': 'E-mail address changed',
  'identity.secondFactor': 'Second factor changed',
  'identity.newRecoveryCodes': 'New recovery codes made',
  'identity.useRecoveryCode': 'Recovery code used',
  'identity.linkWallet': 'Wallet linked',
  'identity.unlinkWallet': 'Wallet unlinked',
  'identity.endSession': 'Session ended',
  'identity.endOtherSessions': 'All other sessions ended',
  'identity.createToken': 'API token made',
  'identity.revokeToken': 'API token revoked',
  'identity.makeMergeCode': 'Code to join accounts made',
  'identity.setRole': 'Role changed',
  'identity.suspendPerson': 'Account suspended',
  'identity.restorePerson': 'Account restored',
  'identity.objectToSuspension': 'Objected to the suspension',
  'merge.accounts': 'Two accounts joined',
  'ledger.adjust': 'Balance corrected',
}

/** An act without words of its own is shown by its name. */
export const actWords = (act: string): string => words[act] ?? act
