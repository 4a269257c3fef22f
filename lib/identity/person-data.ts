import { eq, getTableColumns as getColumns, sql } from 'drizzle-orm'
import { apiToken, person, recoveryCode, session, suspension, totp } from '@/db/schema/identity'
import type { PersonData } from '@/lib/kernel/person-data'
import { endSessions } from './end-sessions'

/** What stands in the place of a name. */
const nobody = 'Deleted person'

export const identityPersonData: PersonData = {
  domain: 'identity',
  tables: ['person', 'session', 'totp', 'recovery_code', 'api_token', 'suspension'],
  read: async (db, { personId }) => {
    const { passwordHash: _, ...account } = getColumns(person)
    const { hash: __, ...token } = getColumns(apiToken)
    const { sealedSecret: ___, ...factor } = getColumns(totp)
    const { hash: ____, ...code } = getColumns(recoveryCode)
    const { byId: _____, ...case_ } = getColumns(suspension)
    return {
      account: await db.select(account).from(person).where(eq(person.id, personId)),
      sessions: await db.select().from(session).where(eq(session.personId, personId)),
      authenticator: await db.select(factor).from(totp).where(eq(totp.personId, personId)),
      recoveryCodes: await db.select(code).from(recoveryCode).where(eq(recoveryCode.personId, personId)),
      apiTokens: await db.select(token).from(apiToken).where(eq(apiToken.personId, personId)),
      suspensions: await db.select(case_).from(suspension).where(eq(suspension.personId, personId)),
    }
  },
  forget: async (ctx, { personId }) => {
    await endSessions(ctx, personId, 'revoked', { except: undefined })
    await ctx.tx.delete(session).where(eq(session.personId, personId))
    await ctx.tx.delete(totp).where(eq(totp.personId, personId))
    await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId))
    await ctx.tx.delete(apiToken).where(eq(apiToken.personId, personId))
    await ctx.tx.delete(suspension).where(eq(suspension.personId, personId))
    await ctx.tx
      .update(person)
      .set({ ...blank, deletedAt: ctx.now, createdAt: sql`date_trunc('month', created_at)` })
      .where(eq(person.id, personId))
  },
}

const blank = {
  name: nobody,
  avatarUrl: null,
  role: 'user',
  email: null,
  passwordHash: null,
  steamId: null,
  steamTradeToken: null,
  signedInAt: null,
  bio: '',
  country: null,
  language: 'en',
  zone: 'UTC',
  currency: 'EUR',
  accent: 'amber',
  density: 'dense',
  inventoryFor: 'nobody',
  libraryFor: 'nobody',
  activityFor: 'nobody',
} as const
