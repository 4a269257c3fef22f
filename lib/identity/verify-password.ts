import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { countCall } from '@/lib/kernel/rate-limit'
import { passwordMatches } from './password'
import { personCardSchema, signInSentences } from './schemas'
import { cardOf } from './views'

/** Unknown people, people without a password and wrong passwords get one answer after the same work. */
export const verifyPassword = query(
  {
    name: 'identity.verifyPassword',
    summary: 'Tells whose e-mail and password these are.',
    input: z.object({
      email: z.string('Enter your e-mail address.').trim().toLowerCase().min(1).max(254),
      password: z.string('Enter your password.').min(1, 'Enter your password.').max(200),
    }),
    output: personCardSchema,
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ email, password }, { db }) => {
    countCall('identity.verifyPassword:account', email, { max: 15, windowS: 300 })
    const [row] = await db.select().from(person).where(eq(person.email, email))
    const matches = await passwordMatches(row?.passwordHash ?? null, password)
    if (!row || !matches) refuse('wrong_credentials', signInSentences.wrong_credentials, { status: 401 })
    return cardOf(row)
  },
)
