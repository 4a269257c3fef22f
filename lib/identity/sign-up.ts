import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { useLink } from './mail-link'
import { hashPassword } from './password'
import { personCardSchema } from './schemas/person'
import { signUpInput } from './schemas/sign-in'
import { cardOf } from './views'

/** Name and password come from whoever holds the mailbox: nobody prepares an account for somebody else. */
export const signUp = command(
  {
    name: 'identity.signUp',
    summary: 'Creates the account of whoever opened the link in the mail.',
    input: signUpInput,
    output: personCardSchema,
    access: anyone,
    limit: { max: 20, windowS: 600 },
  },
  async ({ secret, password, name }, ctx) => {
    const { email } = await useLink(ctx, 'sign_up', secret)
    const passwordHash = await hashPassword(password)
    const [created] = await ctx.tx
      .insert(person)
      .values({ id: newId('user'), name, email, passwordHash, createdAt: ctx.now })
      .onConflictDoNothing({ target: person.email })
      .returning()
    if (!created) refuse('has_account', 'You have an account with this address already. Sign in instead.')
    await ctx.emit(personJoined, {
      aggregate: created.id,
      payload: { personId: created.id },
      rooms: [roomOf(created.id)],
    })
    return cardOf(created)
  },
)
