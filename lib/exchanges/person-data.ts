import { eq } from 'drizzle-orm'
import { candleImport, candleSeries } from '@/db/schema/exchanges'
import type { PersonData } from '@/lib/kernel/person-data'

/** Candles that a person brought go with them; what they asked of an exchange is the house's, and stays. */
export const exchangesPersonData: PersonData = {
  domain: 'exchanges',
  tables: ['candle_series', 'candle_import'],
  read: async (db, { personId }) => ({
    candles: await db.select().from(candleSeries).where(eq(candleSeries.ownerId, personId)),
    imports: await db.select().from(candleImport).where(eq(candleImport.askedBy, personId)),
  }),
  forget: async ({ tx }, { personId }) => {
    await tx.delete(candleSeries).where(eq(candleSeries.ownerId, personId))
    await tx.update(candleImport).set({ askedBy: null }).where(eq(candleImport.askedBy, personId))
  },
}
