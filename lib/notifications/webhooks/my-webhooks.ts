import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { channelOf } from '../channels'
import { wishKinds } from '../kinds'
import { webhookListView } from '../schemas/webhook'
import { labelOf } from '../text'
import { webhooksOf } from './view'

export const myWebhooks = query(
  {
    name: 'notifications.webhooks',
    summary: 'Your endpoints, and the kinds of events that they can be told.',
    input: z.object({}),
    output: webhookListView,
    access: signedIn,
  },
  async (_, { db, actor, now }) => ({
    items: await webhooksOf(db, selfOf(actor).id, now),
    most: channelOf('webhook').addresses,
    kinds: wishKinds.map((kind) => ({ kind, label: labelOf(kind, 'en') })),
  }),
)
