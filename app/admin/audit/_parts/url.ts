export interface AuditFilters {
  act?: string | undefined
  subject?: string | undefined
}

export function queryOf({ act, subject }: AuditFilters): string {
  const query = new URLSearchParams()
  if (act) query.set('act', act)
  if (subject) query.set('subject', subject)
  return query.toString()
}

/** What an act is called in the log: `deals.refund` is read as "Deal refunded". */
const names: Record<string, string> = {
  'deals.retry': 'Deal tried again',
  'deals.refund': 'Deal refunded',
  'deals.note': 'Note on a deal',
  'steam.setBotState': 'Bot switched',
  'steam.registerBot': 'Bot registered',
  'steam.recheckTrade': 'Trade checked again',
  'ledger.adjust': 'Wallet adjusted',
  'identity.setRole': 'Role changed',
}

export const actName = (act: string): string => names[act] ?? act

/** Where the thing that was acted on can be looked at. */
export function subjectHref(subject: string): string | null {
  if (subject.startsWith('deal_')) return `/deals/${subject}`
  return subject.startsWith('bot_') ? '/admin/bots' : null
}
