import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { command, query } from '@/lib/kernel/operation'
import { kindNames, passesQuiet } from './kinds'
import { recipientOf } from './recipient'
import { unsubscribeInput, unsubscribeView } from './schemas/settings'
import { writeWish } from './set-preference'
import { labelOf, messages } from './text'
import { readUnsubscription, type Unsubscription } from './unsubscribe-token'

const shape = { input: unsubscribeInput, output: unsubscribeView, access: anyone }

export const unsubscription = query(
  { ...shape, name: 'notifications.unsubscription', summary: 'What the link in a mail would switch off.' },
  ({ token }, { db }) => view(db, readUnsubscription(token)),
)

/** Whoever holds the mail may do this: no login, as RFC 8058 wants it. */
export const unsubscribe = command(
  {
    ...shape,
    name: 'notifications.unsubscribe',
    summary: 'Ends mail of the kind that the link belongs to.',
    openToSuspended: true,
  },
  async ({ token }, ctx) => {
    const what = readUnsubscription(token)
    const kinds = what.kind ? [what.kind] : kindNames.filter((kind) => !passesQuiet(kind))
    for (const kind of kinds) {
      await writeWish(ctx, { personId: what.personId, kind, channel: 'email', wanted: false })
    }
    return view(ctx.tx, what)
  },
)

async function view(db: Db | Tx, { personId, kind }: Unsubscription) {
  const { language } = await recipientOf(db, personId)
  return { label: kind ? labelOf(kind, language) : messages[language].mail.digestLabel, language }
}
