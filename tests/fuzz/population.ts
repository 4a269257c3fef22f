import { askForHelp } from '../../lib/deals'
import { type Role, system } from '../../lib/kernel/access'
import { rawSql } from '../../lib/kernel/db'
import { adjust } from '../../lib/ledger'
import { createStrategy } from '../../lib/strategies'
import { averageCross } from '../harness/average-cross'
import { goodsOf } from '../matrix/goods'
import { type Member, notificationOf, signIn, tokenOf, type World } from '../matrix/world'

const ways = ['session', 'read', 'write'] as const

export interface Caller {
  /** Null: a stranger. */
  member: Member | null
  way: 'none' | (typeof ways)[number]
  headers: Record<string, string>
}

/** Texts that only their owners may ever be told, planted in every private field. */
export type Canaries = Map<string, ReadonlySet<string>>

/** Who may see what belongs to others. A token never may, whoever made it. */
export const isAdmin = ({ member, way }: Caller): boolean =>
  member?.actor.role === 'admin' && way === 'session'

/** What a caller sends to say who it is: made anew when a session or a token of theirs has ended. */
export async function enter({ member, way }: Caller, origin: string): Promise<Record<string, string>> {
  if (!member || way === 'none') return {}
  if (way === 'session') return { cookie: (await signIn(member.actor.id)).cookie, origin }
  return { authorization: `Bearer ${(await tokenOf(member, way)).secret}` }
}

/** Sixteen people with items, listings, drafts, deals, notifications, sessions and tokens, an admin, and a stranger. */
export async function populate(world: World, origin: string) {
  const callers: Caller[] = [{ member: null, way: 'none', headers: {} }]
  const canaries: Canaries = new Map()
  const join = async (role: Role) => {
    const member = await world.member(role, 4)
    for (const way of ways) {
      const caller = { member, way, headers: {} }
      callers.push({ ...caller, headers: await enter(caller, origin) })
    }
    await plant(world, member, canaries)
  }
  for (let n = 0; n < 16; n++) await join('user')
  await join('admin')
  return { callers, canaries }
}

async function plant(world: World, member: Member, canaries: Canaries): Promise<void> {
  const { id } = member.actor
  const keep = (text: string) => {
    canaries.set(text, new Set([id]))
    return text
  }
  const hidden = (what: string) => keep(`canary ${what} of ${id}`)
  keep(member.email)
  keep(member.account.tradeToken)
  keep(`canary token ${id}`)
  const address = hidden('address')
  await rawSql()`update session set address = ${address}, user_agent = ${hidden('browser')} where person_id = ${id}`
  await notificationOf(member, { item: hidden('notice') })
  const given = { userId: id, amountMinor: 100, reason: hidden('memo') }
  await adjust.run({ actor: system('test') }, given)
  const dealId = await world.dealOf(member)
  await askForHelp.run({ actor: member.actor }, { dealId, reason: hidden('plea') })
  await world.listingOf(member, false)
  const name = hidden('strategy')
  const content = { kind: 'rules', form: averageCross() }
  await createStrategy.run({ actor: member.actor }, { name, content })
  await goodsOf(member, { publish: false })
}
