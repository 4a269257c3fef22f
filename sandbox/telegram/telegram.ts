import type { Table } from '../journal'
import type { Outbox } from '../outbox/outbox'

export interface Chat {
  id: string
  name: string
  /** Set when the group became a supergroup: writing to the old id is refused with the new one. */
  movedTo?: string
}

interface Update {
  id: string
  body: Record<string, unknown>
}

/** Chats with the bot, and what people did there that the bot has not yet heard of. */
export class Telegram {
  private readonly outbox: Outbox
  private readonly chats: Table<Chat>
  private readonly updates: Table<Update>
  private waiting = new Set<() => void>()

  constructor(outbox: Outbox) {
    this.outbox = outbox
    this.chats = outbox.journal.table<Chat>('telegramChat')
    this.updates = outbox.journal.table<Update>('telegramUpdate')
  }

  chat(id: string): Chat | undefined {
    return this.chats.get(id)
  }

  /** The chat of a person of this name; a new one when there is none. */
  open(name: string): Chat {
    const known = [...this.chats.all()].find((chat) => chat.name === name)
    const chat = known ?? this.chats.put({ id: String(700_000_000 + this.chats.size), name })
    this.outbox.journal.commit()
    return chat
  }

  change(chat: Chat) {
    this.chats.put(chat)
    this.outbox.journal.commit()
  }

  /** A person writes to the bot. */
  write(chat: Chat, text: string) {
    this.outbox.setStanding('telegram', chat.id, 'ok')
    const date = Math.floor(Date.now() / 1000)
    const from = { id: Number(chat.id), is_bot: false, first_name: chat.name, language_code: 'en' }
    this.push({ message: { message_id: date, date, from, chat: chatView(chat), text } })
  }

  /** A person blocks the bot, or lets it back. */
  block(chat: Chat, blocked: boolean) {
    this.outbox.setStanding('telegram', chat.id, blocked ? 'gone' : 'ok')
    const member = (status: string) => ({ status, user: { id: 1, is_bot: true, first_name: 'Tradepost' } })
    const [was, is] = blocked ? ['member', 'kicked'] : ['kicked', 'member']
    const from = { id: Number(chat.id), is_bot: false, first_name: chat.name }
    const date = Math.floor(Date.now() / 1000)
    this.push({
      my_chat_member: {
        chat: chatView(chat),
        from,
        date,
        old_chat_member: member(was ?? ''),
        new_chat_member: member(is ?? ''),
      },
    })
  }

  /** What has happened from `offset` on; what came before is forgotten. Waits up to `waitMs` for something. */
  async updatesFrom(offset: number, waitMs: number): Promise<Record<string, unknown>[]> {
    for (const { id } of [...this.updates.all()]) if (Number(id) < offset) this.updates.delete(id)
    this.outbox.journal.commit()
    if (this.updates.size === 0 && waitMs > 0) await this.something(waitMs)
    return [...this.updates.all()].map(({ id, body }) => ({ update_id: Number(id), ...body }))
  }

  private something(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, waitMs)
      timer.unref()
      this.waiting.add(done)
    })
  }

  private push(body: Record<string, unknown>) {
    const last = Math.max(0, ...[...this.updates.all()].map(({ id }) => Number(id)))
    const id = String(Math.max(last, this.last) + 1)
    this.last = Number(id)
    this.updates.put({ id, body })
    this.outbox.journal.commit()
    for (const wake of [...this.waiting]) wake()
  }

  private last = Math.floor(Date.now() / 1000)
}

export const chatView = ({ id, name }: Chat) => ({ id: Number(id), type: 'private', first_name: name })
