import type { AuditRow } from '@/lib/ops/schemas'
import { filterHref } from '../../_parts/filter-chips'

const acts: Record<string, string> = {
  'deals.retry': 'Tried a deal again',
  'deals.refund': 'Refunded a buyer',
  'deals.note': 'Noted on a deal',
  'steam.setBotState': 'Switched a bot',
  'steam.registerBot': 'Registered a bot',
  'steam.recheckTrade': 'Had a trade read again',
  'identity.setRole': 'Changed a role',
  'identity.suspendPerson': 'Suspended a person',
  'identity.restorePerson': 'Restored a person',
  'identity.objectToSuspension': 'Objected to a suspension',
  'identity.resetPassword': 'Set a new password by mail',
  'identity.changeEmail': 'Changed their e-mail address',
  'identity.openClient': 'Signed a program in',
  'identity.tokenReused': 'Had a program signed out: its token came twice',
  'identity.linkSteam': 'Linked a Steam account',
  'identity.linkWallet': 'Linked a wallet',
  'identity.unlinkWallet': 'Unlinked a wallet',
  'identity.makeMergeCode': 'Made a code to join accounts',
  'merge.accounts': 'Joined two accounts',
  'identity.newRecoveryCodes': 'Made new recovery codes',
  'identity.changePassword': 'Changed their password',
  'identity.secondFactor': 'Changed their second factor',
  'identity.addPasskey': 'Added a passkey',
  'identity.removePasskey': 'Removed a passkey',
  'identity.confirmTotp': 'Turned an authenticator on',
  'identity.turnOffTotp': 'Turned their authenticator off',
  'identity.useRecoveryCode': 'Used a recovery code',
  'identity.endSession': 'Ended a session',
  'identity.endOtherSessions': 'Ended all other sessions',
  'identity.createToken': 'Made an API token',
  'identity.revokeToken': 'Revoked an API token',
  'privacy.requestExport': 'Asked for all their data',
  'privacy.planDeletion': 'Asked to be deleted',
  'privacy.keepAccount': 'Kept their account',
  'privacy.deletePerson': 'Deleted a person',
  'notes.write': 'Wrote a note',
  'ledger.adjust': 'Corrected a balance',
  'notifications.createWebhook': 'Made a webhook',
  'notifications.rotateWebhookSecret': 'Changed a webhook’s secret',
  'notifications.replayDelivery': 'Sent a dead letter again',
  'notifications.replayDead': 'Sent all dead letters again',
  'notifications.endPause': 'Ended the rest of a channel',
}

/** An act without words of its own is shown by its name. */
export const actWords = (act: string): string => acts[act] ?? act

export function didWords({ act, detail }: AuditRow): string {
  if (act === 'steam.setBotState') return detail.enabled === true ? 'Enabled a bot' : 'Disabled a bot'
  return actWords(act)
}

/** Where the subject of an act can be looked at. */
export function subjectHref(subject: string): string | null {
  if (subject.startsWith('deal_')) return `/admin/deals?queue=open&deal=${subject}`
  if (subject.startsWith('usr_')) return `/admin/people/${subject}`
  return subject.startsWith('bot_') ? `/admin/bots#${subject}` : null
}

interface Filter {
  subject?: string | undefined
  act?: string | undefined
}

export const auditHref = ({ subject, act }: Filter): string => filterHref('/admin/audit', { subject, act })
