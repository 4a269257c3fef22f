import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { apiToken } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { openTokensOf, tokenView } from './api-token'
import { tokenViewSchema } from './schemas/session'

export const myTokens = query(
  {
    name: 'identity.myTokens',
    summary: 'The open API tokens of the caller, the newest first, without their secrets.',
    input: z.object({}),
    output: z.object({ items: z.array(tokenViewSchema) }),
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const rows = await db
      .select()
      .from(apiToken)
      .where(openTokensOf(selfOf(actor).id))
      .orderBy(desc(apiToken.createdAt), desc(apiToken.id))
    return { items: rows.map(tokenView) }
  },
)
