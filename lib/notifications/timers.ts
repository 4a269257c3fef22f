import type { Timer } from '@/lib/kernel/timer'
import { gatherDigests } from './gather'
import { laneOf, ourMail, sentChannels } from './lanes'
import { sendLetters } from './letters/send'
import { hearTelegram } from './link/hear-telegram'
import { sendDue } from './send'

const sending: readonly Timer[] = sentChannels.map((channel) => ({
  name: `notifications.send.${channel}`,
  everyMs: 1_000,
  run: async () => {
    const lane = laneOf(channel)
    if (lane) await sendDue(channel, lane)
  },
}))

export const notificationTimers: readonly Timer[] = [
  { name: 'notifications.sendLetters', everyMs: 1_000, run: async () => void (await sendLetters(ourMail())) },
  ...sending,
  { name: 'notifications.hearTelegram', everyMs: 500, run: hearTelegram },
  { name: 'notifications.gatherDigests', everyMs: 20_000, run: async () => void (await gatherDigests()) },
]
