import { z } from 'zod'
import { redirect } from '../http'
import { controlled, parse } from '../steam/control-kit'
import type { Call, Route } from '../steam/route'
import { type MailFaultName, mailFaultNames } from './mailbox'
import { mailFaultsPage, mailPage } from './pages'

const control = (method: Route['method'], path: string, handle: (call: Call) => unknown): Route => ({
  site: 'house',
  method,
  path: new RegExp(`^/api/mail${path}/?$`),
  handle: controlled(handle),
})

const newFault = z.strictObject({
  name: z.enum(mailFaultNames),
  /** Recipients that contain this; left out: all. */
  to: z.string().default(''),
  count: z.int().min(1).nullable().default(null),
})

const act = (path: RegExp, work: (call: Call) => string): Route => ({
  site: 'house',
  method: 'POST',
  path,
  handle: (call) => redirect(`/outbox/mail-faults?said=${encodeURIComponent(work(call))}`, 303),
})

/** The mail that was taken, for people and for tests. */
export const mailRoutes: Route[] = [
  { site: 'house', method: 'GET', path: /^\/outbox\/mail-faults\/?$/, handle: mailFaultsPage },
  { site: 'house', method: 'GET', path: /^\/outbox\/([\w-]+)\/?$/, handle: mailPage },
  act(/^\/do\/mail-fault$/, ({ mail, form }) => {
    const name = mailFaultNames.find((known): known is MailFaultName => known === form.name)
    if (!name) return 'There is no such fault.'
    const count = Math.floor(Number(form.count))
    mail.addFault(name, { to: form.to ?? '', count: count >= 1 ? count : null })
    return 'Added.'
  }),
  act(/^\/do\/mail-fault-clear$/, ({ mail }) => {
    mail.clearFaults()
    return 'The mail server behaves again.'
  }),
  control('GET', '/messages', ({ mail, query }) => mail.list({ to: query.get('to') ?? '' })),
  control('DELETE', '/messages', ({ mail }) => mail.clear()),
  control('GET', '/faults', ({ mail }) => mail.allFaults()),
  control('POST', '/faults', (call) => {
    const { name, ...rest } = parse(newFault, call)
    return call.mail.addFault(name, rest)
  }),
  control('DELETE', '/faults', ({ mail }) => mail.clearFaults()),
]
