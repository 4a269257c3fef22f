import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { deadLink, readLink } from './mail-link'
import { linkKindSchema, secretSchema } from './schemas/sign-in'

export const linkTarget = query(
  {
    name: 'identity.linkTarget',
    summary: 'What a link from a mail is about, for whoever holds it. Looking uses nothing up.',
    input: z.object({ kind: linkKindSchema, secret: secretSchema }),
    output: z.object({ email: z.string(), backTo: z.string() }),
    access: anyone,
    limit: { max: 60, windowS: 300 },
  },
  async ({ kind, secret }, { db, now }) => {
    const { email, backTo } = (await readLink(db, kind, secret, now)) ?? deadLink()
    return { email, backTo }
  },
)
