import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '@/db/client'
import { freshDatabase } from '@/tests/harness/database'
import { type Actor, anonymous, anyone, signedIn } from './access'
import { refuse } from './errors'
import { newId } from './ids'
import { command } from './operation'

const person = (): Actor => ({ kind: 'person', id: newId('user'), role: 'user' })

const shape = {
  input: z.object({ text: z.string() }),
  output: z.object({ text: z.string(), nth: z.number() }),
}

let reason: string | null = null

/** Answers differently every time it really runs. */
const write = command(
  { name: 'notes.write', summary: '', ...shape, access: signedIn },
  async ({ text }, ctx) => {
    const rows = await ctx.tx.execute<{ nth: number }>(
      `insert into note (text) values ('${text}') returning id as nth`,
    )
    if (reason) refuse('not_now', reason)
    return { text, nth: rows[0]?.nth ?? -1 }
  },
)

const rename = command(
  { name: 'notes.rename', summary: '', ...shape, access: signedIn },
  async ({ text }) => ({
    text,
    nth: 0,
  }),
)

const written = async (text: string): Promise<number> => {
  const [row] = await sql`select count(*)::int as n from note where text = ${text}`
  return row?.n
}

beforeAll(async () => {
  const { sql: own } = await freshDatabase({ max: 20 })
  await own`create table note (id int generated always as identity, text text not null)`
})

test('the same key and the same body give the same answer and happen once', async () => {
  const caller = { actor: person(), idempotencyKey: 'key-1' }
  const first = await write.run(caller, { text: 'once' })
  expect(await write.run(caller, { text: 'once' })).toEqual(first)
  expect(await written('once')).toBe(1)
})

test('the same key and another body are refused with 422, and change nothing', async () => {
  const caller = { actor: person(), idempotencyKey: 'key-1' }
  await write.run(caller, { text: 'first body' })
  await expect(write.run(caller, { text: 'second body' })).rejects.toMatchObject({
    code: 'idempotency_mismatch',
    status: 422,
  })
  expect(await written('second body')).toBe(0)
})

test('sixteen calls at once with one key happen once and all get the same answer', async () => {
  const caller = { actor: person(), idempotencyKey: 'key-16' }
  const answers = await Promise.all(Array.from({ length: 16 }, () => write.run(caller, { text: 'sixteen' })))
  expect(new Set(answers.map((answer) => answer.nth)).size).toBe(1)
  expect(await written('sixteen')).toBe(1)
})

test("another person's key and another operation's key are separate", async () => {
  const actor = person()
  await write.run({ actor, idempotencyKey: 'shared' }, { text: 'separate' })
  await write.run({ actor: person(), idempotencyKey: 'shared' }, { text: 'separate' })
  expect(await written('separate')).toBe(2)
  expect(await rename.run({ actor, idempotencyKey: 'shared' }, { text: 'other' })).toEqual({
    text: 'other',
    nth: 0,
  })
})

test('a refusal leaves the key free for the next try', async () => {
  const caller = { actor: person(), idempotencyKey: 'key-refused' }
  reason = 'Not now.'
  await expect(write.run(caller, { text: 'later' })).rejects.toMatchObject({ code: 'not_now' })
  reason = null
  await write.run(caller, { text: 'now' })
  expect([await written('later'), await written('now')]).toEqual([0, 1])
})

test('without a key every call counts', async () => {
  const caller = { actor: person() }
  await write.run(caller, { text: 'twice' })
  await write.run(caller, { text: 'twice' })
  expect(await written('twice')).toBe(2)
})

test('an answer is never kept for somebody who has not signed in', async () => {
  let ran = 0
  const open = command({ name: 'notes.open', summary: '', ...shape, access: anyone }, async ({ text }) => ({
    text,
    nth: ++ran,
  }))
  const caller = { actor: anonymous, idempotencyKey: 'guessed' }
  expect((await open.run(caller, { text: 'mine' })).nth).toBe(1)
  expect((await open.run(caller, { text: 'mine' })).nth).toBe(2)
})

test.each(['', ' ', 'a b', 'é', 'x'.repeat(201), 'a\nb'])(
  'the key %j is refused with a sentence',
  async (key) => {
    await expect(
      write.run({ actor: person(), idempotencyKey: key }, { text: 'bad key' }),
    ).rejects.toMatchObject({
      code: 'invalid_key',
      status: 400,
    })
    expect(await written('bad key')).toBe(0)
  },
)
