import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { countCalls } from '@/lib/kernel/rate-limit'
import { takeTurn, tryWorked } from '@/lib/kernel/slow-down'
import { passwordMatches } from './password'
import { personCardSchema } from './schemas/person'
import { signInSentences } from './schemas/sign-in'
import { cardOf } from './views'

/** For all addresses together from which nobody has come in: somebody guesses from many of them. */
const perAccount = { max: 15, windowS: 300 }
/** For one account and address: a person who keeps mistyping waits 1, 2, 4 … seconds, five minutes at most. */
const slowing = { free: 5, firstPauseS: 1, longestPauseS: 300, forgetS: 3_600 }

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
  async ({ email, password }, { db, address }) => {
    const here = `identity.verifyPassword ${email} @${address ?? 'unknown'}`
    const { workedBefore } = await takeTurn(here, slowing)
    if (!workedBefore) await countCalls({ key: `identity.verifyPassword ${email}`, limit: perAccount })
    const [row] = await db.select().from(person).where(eq(person.email, email))
    const matches = await passwordMatches(row?.passwordHash ?? null, password)
    if (!row || !matches) refuse('wrong_credentials', signInSentences.wrong_credentials, { status: 401 })
    await tryWorked(here)
    return cardOf(row)
  },
)
