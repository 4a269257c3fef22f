import { z } from 'zod'
import { type Reply, redirect } from '../http'
import { controlled, parse } from '../steam/control-kit'
import type { Call, Route } from '../steam/route'
import { outboxPage, sentPage, telegramPage } from './pages'
import { judge } from './verdicts'

const seen = (path: RegExp, handle: (call: Call) => Reply): Route => ({
  site: 'house',
  method: 'GET',
  path,
  handle,
})

const act = (path: RegExp, work: (call: Call) => string | Promise<string>): Route => ({
  site: 'house',
  method: 'POST',
  path,
  handle: async (call) => {
    const only = /^[a-z]+$/.test(call.form.only ?? '') ? `channel=${call.form.only}&` : ''
    return redirect(`/outbox?${only}said=${encodeURIComponent(await work(call))}`, 303)
  },
})

const control = (method: Route['method'], path: string, handle: (call: Call) => unknown): Route => ({
  site: 'house',
  method,
  path: new RegExp(`^/api${path}/?$`),
  handle: controlled(handle),
})

const standing = z.strictObject({
  channel: z.string(),
  to: z.string(),
  standing: z.enum(['ok', 'failing', 'gone']),
})

const chat = z.strictObject({
  name: z.string().min(1).max(60),
  /** What the person writes to the bot, `/start <code>` for example. */
  text: z.string().optional(),
  blocked: z.boolean().optional(),
  movedTo: z.string().optional(),
})

/** What was sent by every channel, for people and for tests. */
export const outboxRoutes: Route[] = [
  seen(/^\/outbox\/?$/, outboxPage),
  seen(/^\/outbox\/sent\/([\w-]+)\/?$/, sentPage),
  seen(/^\/telegram\/me\/(\w+)\/?$/, telegramPage),
  act(/^\/do\/outbox-clear$/, ({ mail, outbox }) => {
    mail.clear()
    outbox.clear()
    return 'Everything is gone.'
  }),
  act(/^\/do\/verdict$/, judge),
  act(/^\/do\/telegram-start$/, ({ telegram, form }) => {
    telegram.write(telegram.open(form.name ?? 'Mara'), `/start ${form.start ?? ''}`.trim())
    return 'The bot has been written to.'
  }),
  control('GET', '/outbox', ({ outbox, query }) =>
    outbox.list({
      channel: query.get('channel') ?? '',
      to: query.get('to') ?? '',
      limit: Number(query.get('limit') ?? 200),
    }),
  ),
  control('GET', '/outbox/counts', ({ outbox, mail }) => ({
    ...outbox.counts(),
    ...Object.fromEntries(mail.counts().map(({ id, taken }) => [`email ${id}`, taken])),
  })),
  control('DELETE', '/outbox', ({ outbox }) => outbox.clear()),
  control('POST', '/outbox/standing', (call) => {
    const { channel, to, standing: behaves } = parse(standing, call)
    call.outbox.setStanding(channel, to, behaves)
  }),
  control('POST', '/telegram/chats', (call) => {
    const { name, text, blocked, movedTo } = parse(chat, call)
    const opened = call.telegram.open(name)
    if (movedTo !== undefined) call.telegram.change({ ...opened, movedTo })
    if (blocked !== undefined) call.telegram.block(opened, blocked)
    if (text !== undefined) call.telegram.write(opened, text)
    return opened
  }),
  control('POST', '/push/subscriptions', ({ browsers }) => browsers.subscribe()),
]
