import { eq, inArray } from 'drizzle-orm'
import { ledgerAccount, ledgerEntry, ledgerHold, ledgerTransfer } from '@/db/schema/ledger'
import type { PersonData } from '@/lib/kernel/person-data'
import { wallet } from './accounts'

/** The ledger is never changed and names nobody but by the account's id. */
export const ledgerPersonData: PersonData = {
  domain: 'ledger',
  tables: ['ledger_account', 'ledger_entry', 'ledger_transfer', 'ledger_hold'],
  read: async (db, { personId }) => {
    const accounts = await db
      .select()
      .from(ledgerAccount)
      .where(eq(ledgerAccount.code, wallet(personId)))
    const ids = accounts.map(({ id }) => id)
    if (ids.length === 0) return { accounts: [], movements: [], holds: [] }
    return {
      accounts,
      movements: await db
        .select({
          at: ledgerTransfer.at,
          kind: ledgerTransfer.kind,
          memo: ledgerTransfer.memo,
          amount: ledgerEntry.amount,
          currency: ledgerEntry.currency,
          balanceAfter: ledgerEntry.balanceAfter,
        })
        .from(ledgerEntry)
        .innerJoin(ledgerTransfer, eq(ledgerTransfer.id, ledgerEntry.transferId))
        .where(inArray(ledgerEntry.accountId, ids))
        .orderBy(ledgerEntry.id),
      holds: await db
        .select({
          at: ledgerHold.at,
          amount: ledgerHold.amount,
          state: ledgerHold.state,
          memo: ledgerHold.memo,
          endedAt: ledgerHold.endedAt,
        })
        .from(ledgerHold)
        .where(inArray(ledgerHold.accountId, ids)),
    }
  },
  forget: async () => {},
}
