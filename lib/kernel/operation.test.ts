import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '@/db/client'
import { freshDatabase } from '@/tests/harness/database'
import { type Access, type Actor, adminsOnly, anonymous, signedIn, system } from './access'
import { Bug, Refusal, refuse } from './errors'
import { event } from './events'
import { newId } from './ids'
import { command, inTransaction, query } from './operation'

const person = (role: 'user' | 'admin' = 'user'): Actor => ({ kind: 'person', id: newId('user'), role })

const noted = event('notes.noted', z.object({ text: z.string() }))

const input = z.object({
  text: z.string().min(1, 'Write something.'),
  size: z.coerce.number().int('Whole numbers only.').default(1),
})

function noteOf(access: Access<unknown> = signedIn, after: () => void = () => {}) {
  return command(
    { name: 'notes.write', summary: 'Writes a note.', input, output: z.object({ text: z.string() }), access },
    async ({ text }, ctx) => {
      await ctx.tx.execute(`insert into note (text) values ('${text}')`)
      await ctx.emit(noted, { aggregate: text, payload: { text } })
      await ctx.audit({ act: 'notes.write', subject: text })
      after()
      return { text, internal: 'never leaves' } as { text: string }
    },
  )
}

const rejection = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => null,
    (error: unknown) => error,
  )

/** How many rows of any kind a text has left behind. */
async function traces(text: string): Promise<number> {
  const [row] = await sql`
    select (select count(*) from note where text = ${text})
         + (select count(*) from event where aggregate = ${text})
         + (select count(*) from audit where subject = ${text}) as n`
  return Number(row?.n)
}

beforeAll(async () => {
  const { sql: own } = await freshDatabase()
  await own`create table note (text text not null)`
})

test('a command writes its rows, its event and its audit row together, and answers its shape only', async () => {
  const answer = await noteOf().run(
    { actor: person(), requestId: 'req_together', address: '2001:db8::7' },
    { text: 'together' },
  )
  expect(answer).toEqual({ text: 'together' })
  expect(await traces('together')).toBe(3)
  const [row] = await sql`
    select e.request_id, a.request_id as audited, e.actor, a.actor as auditor, a.address
    from event e join audit a on a.subject = e.aggregate where e.aggregate = 'together'`
  expect(row?.request_id).toBe('req_together')
  expect(row?.audited).toBe('req_together')
  expect(row?.actor).toBe(row?.auditor)
  expect(row?.address).toBe('2001:db8::7')
})

test('a bad input is refused with a sentence for each field and changes nothing', async () => {
  const error = await rejection(noteOf().run({ actor: person() }, { text: '', size: 1.5 }))
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({
    code: 'invalid_input',
    status: 400,
    fields: { text: 'Write something.', size: 'Whole numbers only.' },
  })
  expect(await traces('')).toBe(0)
})

test.each([
  undefined,
  null,
  5,
  'text',
  [],
  { text: { $ne: 1 } },
  { text: 'a\u0000b' },
  { text: 'half \ud800' },
])('the input %j is refused, never a bug', async (bad) => {
  expect(await rejection(noteOf().run({ actor: person() }, bad))).toMatchObject({
    code: 'invalid_input',
    status: 400,
  })
})

test('access is checked before the handler runs', async () => {
  let ran = false
  const closed = noteOf(adminsOnly, () => {
    ran = true
  })
  const caller = { actor: person() }
  expect(await rejection(closed.run(caller, { text: 'closed' }))).toMatchObject({ status: 404 })
  expect(ran).toBe(false)
  expect(await traces('closed')).toBe(0)
  await closed.run({ actor: person('admin') }, { text: 'opened' })
  expect(ran).toBe(true)
})

test('nothing outside is asked for somebody who may not do the thing', async () => {
  let asked = 0
  const definition = {
    name: 'notes.look',
    summary: 'Looks outside.',
    input,
    output: z.object({}),
    access: signedIn,
  }
  const prepare = async () => void asked++
  const look = command({ ...definition, prepare }, async () => ({}))
  await expect(look.run({ actor: anonymous }, { text: 'x' })).rejects.toMatchObject({
    code: 'sign_in_required',
  })
  expect(asked).toBe(0)
  await look.run({ actor: person() }, { text: 'x' })
  expect(asked).toBe(1)
})

test('a stranger is asked to sign in; somebody else is told no, or nothing when the thing is hidden', async () => {
  const nobody: Access<unknown> = {
    rule: 'Nobody.',
    answers: { stranger: 401, other: 403, owner: 403 },
    check: () => false,
  }
  expect(await rejection(noteOf().run({ actor: anonymous }, { text: 'x' }))).toMatchObject({
    code: 'sign_in_required',
    status: 401,
  })
  expect(await rejection(noteOf(nobody).run({ actor: person() }, { text: 'x' }))).toMatchObject({
    status: 403,
  })
  const hidden = { ...nobody, hides: 'note' }
  expect(await rejection(noteOf(hidden).run({ actor: person() }, { text: 'x' }))).toMatchObject({
    code: 'not_found',
    status: 404,
  })
})

test.each([
  ['a refusal', () => refuse('no', 'No.')],
  ['a bug', () => [].reduce((a) => a)],
])('after %s at the end of a handler nothing is left', async (kind, fail) => {
  const error = await rejection(noteOf(signedIn, fail).run({ actor: person() }, { text: kind }))
  expect(error).toBeInstanceOf(Error)
  expect(await traces(kind)).toBe(0)
})

test('an answer out of shape is a bug and is rolled back', async () => {
  const wrong = command(
    { name: 'notes.wrong', summary: '', input, output: z.object({ text: z.string() }), access: signedIn },
    async ({ text }, ctx) => {
      await ctx.tx.execute(`insert into note (text) values ('${text}')`)
      return { text: 5 } as unknown as { text: string }
    },
  )
  expect(await rejection(wrong.run({ actor: person() }, { text: 'wrong' }))).toBeInstanceOf(Bug)
  expect(await traces('wrong')).toBe(0)
})

test('a limit counts the calls of one person and not those of our own workers', async () => {
  const limited = command(
    {
      name: 'notes.limited',
      summary: '',
      input: z.object({}),
      output: z.object({}),
      access: signedIn,
      limit: { max: 2, windowS: 60 },
    },
    async () => ({}),
  )
  const caller = { actor: person() }
  await limited.run(caller, {})
  await limited.run(caller, {})
  expect(await rejection(limited.run(caller, {}))).toMatchObject({ code: 'too_many_requests', status: 429 })
  await limited.run({ actor: person() }, {})
  for (let n = 0; n < 4; n++) await limited.run({ actor: system('test') }, {})
})

test('a query checks access, reads and answers its shape', async () => {
  const count = query(
    {
      name: 'notes.count',
      summary: '',
      input: z.object({ text: z.string() }),
      output: z.object({ n: z.number() }),
      access: signedIn,
    },
    async ({ text }, { db }) => {
      const rows = await db.execute<{ n: number }>(
        `select count(*)::int as n from note where text = '${text}'`,
      )
      return { n: rows[0]?.n ?? -1 }
    },
  )
  expect(await rejection(count.run({ actor: anonymous }, { text: 'x' }))).toMatchObject({ status: 401 })
  expect(await count.run({ actor: person() }, { text: 'nowhere' })).toEqual({ n: 0 })
})

test('an audit row cannot be changed or removed', async () => {
  await inTransaction(system('test'), (ctx) => ctx.audit({ act: 'test', subject: 'kept', reason: 'because' }))
  for (const change of ["update audit set reason = 'other'", 'delete from audit', 'truncate audit']) {
    await expect(sql.unsafe(change)).rejects.toThrow(/append-only/)
  }
  const [row] = await sql`select actor, reason from audit where subject = 'kept'`
  expect(row).toEqual({ actor: 'system:test', reason: 'because' })
})
