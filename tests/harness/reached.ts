import { rawSql } from '../../lib/kernel/db'
import { consume, publishEvents } from '../../lib/kernel/reaction'
import { laneOf, sentChannels } from '../../lib/notifications/lanes'
import { notificationReactions } from '../../lib/notifications/reactions'
import type { Channel } from '../../lib/notifications/schemas/channel'
import { sendDue } from '../../lib/notifications/send'
import { startSandbox } from '../../sandbox/start'
import type { Member } from './notified'
import { sandboxPort } from './sandbox-port'

/** The outside, where the settings of this file's process say that it is. */
export const startOutside = async () => startSandbox({ world: 'empty', port: await sandboxPort() })

/** Lets everything happen that workers would do now: reactions, then every channel until nothing is due. */
export async function workersRun(): Promise<void> {
  await publishEvents()
  while ((await consume('notifications', notificationReactions)) > 0);
  for (const channel of sentChannels) {
    const lane = laneOf(channel)
    if (lane) await sendDue(channel, lane)
  }
}

export async function addressOf({ actor }: Member, channel: Channel) {
  const [row] = await rawSql()`
    select id, address, label, switched_off_why as "offWhy" from channel_address
    where person_id = ${actor.id} and channel = ${channel} order by created_at desc limit 1`
  return (row ?? null) as { id: string; address: string; label: string; offWhy: string | null } | null
}
