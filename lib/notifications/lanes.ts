import { log } from '@/lib/kernel/log'
import { smtpChannel } from './adapters/smtp'
import type { Letter } from './letter'
import { writeMail } from './mail/write'
import type { Message, MessageChannel, Outcome } from './port'
import type { Channel } from './schemas'

/** How letters go out by one channel: its renderer and its adapter. */
export interface Lane {
  deliver(letter: Letter): Promise<Outcome>
  close(): void
}

export function lane<M extends Message>(
  write: (letter: Letter) => M | Promise<M>,
  through: MessageChannel<M>,
): Lane {
  return {
    deliver: async (letter) => {
      const message = await written(write, letter)
      return message ? through.send(message) : unwritable
    },
    close: () => through.close?.(),
  }
}

async function written<M>(write: (letter: Letter) => M | Promise<M>, letter: Letter): Promise<M | null> {
  try {
    return await write(letter)
  } catch (error) {
    log().error({ delivery: letter.id, err: error }, 'cannot be written')
    return null
  }
}

/** A kind that no longer exists, or facts out of shape: kept as a dead letter. */
export const unwritable: Outcome = { kind: 'dead', reason: 'cannot be written', gone: false }

type Sent = Exclude<Channel, 'inapp'>

/** One row per channel: null while the operator has not set it up. */
const openers: Partial<Record<Sent, () => Lane | null>> = {
  email: () => lane(writeMail, smtpChannel()),
}

const open = new Map<Channel, Lane | null>()

/** The lane of this process, kept open. */
export function laneOf(channel: Sent): Lane | null {
  const known = open.get(channel)
  if (known !== undefined) return known
  const opened = openers[channel]?.() ?? null
  open.set(channel, opened)
  return opened
}

export const sentChannels = Object.keys(openers) as Sent[]
