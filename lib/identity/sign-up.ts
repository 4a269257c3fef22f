import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { hashPassword } from './password'
import { personCardSchema, signUpInput } from './schemas'
import { cardOf } from './views'

/** A taken address cannot be hidden while nothing is mailed: the limit keeps anybody from asking for many. */
export const signUp = command(
  {
    name: 'identity.signUp',
    summary: 'Creates an account with e-mail and password.',
    input: signUpInput,
    output: personCardSchema,
    access: anyone,
    limit: { max: 20, windowS: 600 },
  },
  async ({ email, password, name }, ctx) => {
    const passwordHash = await hashPassword(password)
    const [created] = await ctx.tx
      .insert(person)
      .values({ id: newId('user'), name, email, passwordHash, createdAt: ctx.now })
      .onConflictDoNothing({ target: person.email })
      .returning()
    if (!created) {
      const sentence = 'This e-mail cannot be used for a new account. If it is yours, sign in instead.'
      refuse('email_unavailable', sentence, { fields: { email: sentence } })
    }
    await ctx.emit(personJoined, {
      aggregate: created.id,
      payload: { personId: created.id },
      rooms: [roomOf(created.id)],
    })
    return cardOf(created)
  },
)
