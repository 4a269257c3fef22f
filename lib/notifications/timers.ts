import type { Timer } from '@/lib/kernel/timer'
import { smtpChannel } from './adapters/smtp'
import { gatherDigests } from './gather'
import { sendLetters } from './letters/send'
import type { MessageChannel } from './port'
import { sendDue } from './send'

let mail: MessageChannel | undefined

export const notificationTimers: readonly Timer[] = [
  {
    name: 'notifications.sendMail',
    everyMs: 1_000,
    run: async () => {
      mail ??= smtpChannel()
      await sendLetters(mail)
      await sendDue('email', mail)
    },
  },
  { name: 'notifications.gatherDigests', everyMs: 20_000, run: async () => void (await gatherDigests()) },
]
