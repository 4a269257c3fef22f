import { expect, test } from 'vitest'
import { hasFactor } from '@/lib/identity/second-factor'
import { type Answer, answerTo, callerKinds, type Role } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { factorOf } from '@/tests/harness/factor'
import { tradingPost } from '@/tests/harness/trading-post'
import { type Answered, ask } from './ask'
import type { Example } from './example'
import { examples } from './examples'
import { allOperations, type Found } from './operations'
import { type Member, signIn, suspendedCookie, tokenOf, worldOf } from './world'

await freshDatabase()
const post = await tradingPost()
const world = worldOf(post.steam)
const operations = await allOperations()

test('every operation has an example, and every example an operation', () => {
  expect(Object.keys(examples).sort()).toEqual([...operations.keys()].sort())
})

/**
 * The kinds of the access rules, a token that may only read, which is refused every command, and the owner once they are
 * suspended, who is refused those that do not say otherwise. That one is the last: they stay suspended.
 */
const kinds = [...callerKinds, 'readToken', 'suspended'] as const
type Kind = (typeof kinds)[number]

function expectedOf({ operation }: Found, kind: Kind): Answer {
  if (kind === 'suspended')
    return operation.kind === 'command' && !operation.openToSuspended
      ? 403
      : answerTo(operation.access.answers, 'owner')
  if (kind !== 'readToken') return answerTo(operation.access.answers, kind)
  return operation.kind === 'command' ? 403 : answerTo(operation.access.answers, 'token')
}

const ofTheOwner: ReadonlySet<Kind> = new Set<Kind>([
  'stranger',
  'waiting',
  'owner',
  'token',
  'readToken',
  'suspended',
])

async function callerOf(kind: Kind, owner: Member): Promise<Member> {
  if (ofTheOwner.has(kind)) return owner
  return world.member(kind === 'other' ? 'user' : (kind as Role))
}

async function headersOf(kind: Kind, caller: Member): Promise<Record<string, string>> {
  if (kind === 'stranger') return {}
  if (kind === 'suspended') return { cookie: await suspendedCookie(caller) }
  if (kind === 'token') return { authorization: `Bearer ${(await tokenOf(caller)).secret}` }
  if (kind === 'readToken') return { authorization: `Bearer ${(await tokenOf(caller, 'read')).secret}` }
  return { cookie: kind === 'waiting' ? await waitingCookie(caller) : caller.cookie }
}

/** A sign-in of somebody with a second factor who has not shown it. */
async function waitingCookie(caller: Member): Promise<string> {
  if (!(await hasFactor(rawDb(), caller.actor.id))) await factorOf(caller.actor)
  return (await signIn(caller.actor.id)).cookie
}

/** What access decided; a rule of the thing itself may still say no to whoever may ask. */
function verdictOf({ status, code, text }: Answered, { thenRefused }: Example): Answer | string {
  if (status === 200 || (thenRefused !== undefined && code === thenRefused)) return 'allow'
  return status === 401 || status === 403 || status === 404 ? status : `${status} ${text}`
}

/** Whoever may do it does it to a thing of their own; the others all try one thing, which must not change. */
async function verdictsOf(found: Found, example: Example): Promise<Record<string, Answer | string>> {
  const sceneOf = async (kind: Kind) => {
    const owner = await world.member()
    const caller = await callerOf(kind, owner)
    return { owner, caller, input: await example.input({ world, owner, caller }) }
  }
  const untouched = await sceneOf('owner')
  const verdicts: Record<string, Answer | string> = {}
  for (const kind of kinds) {
    const allowed = expectedOf(found, kind) === 'allow'
    const { caller, input } = allowed
      ? await sceneOf(kind)
      : { ...untouched, caller: await callerOf(kind, untouched.owner) }
    verdicts[kind] = verdictOf(await ask(found, await headersOf(kind, caller), input), example)
  }
  return verdicts
}

for (const [name, found] of operations) {
  test(`${name} answers every kind of caller as its access rule says`, async () => {
    const example = examples[name]
    if (!example) throw new Error(`tests/matrix/examples.ts does not say how to call ${name}.`)
    const expected = Object.fromEntries(kinds.map((kind) => [kind, expectedOf(found, kind)]))
    expect(await verdictsOf(found, example), found.operation.access.rule).toEqual(expected)
  })
}
