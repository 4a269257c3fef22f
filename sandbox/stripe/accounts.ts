import { z } from 'zod'
import { type Account, accountOf, type CapabilityStatus, standing, statusOf } from './capability'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { facts, merged, metadata, text } from './input'
import { StripeRefusal } from './refusal'
import type { Kept } from './rows'

const linkSeconds = 300
const verifySeconds = 3_600
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

const fields = {
  contact_email: z.email().optional(),
  contact_phone: text.optional(),
  dashboard: z.enum(['express', 'full', 'none']).optional(),
  defaults: facts.optional(),
  display_name: text.optional(),
  identity: facts.optional(),
  metadata: metadata.optional(),
  configuration: z
    .strictObject({
      customer: facts.optional(),
      merchant: facts.optional(),
      recipient: z
        .strictObject({
          capabilities: z.strictObject({
            stripe_balance: z.strictObject({ stripe_transfers: z.strictObject({ requested: z.boolean() }) }),
          }),
        })
        .optional(),
    })
    .optional(),
}
const include = z.array(z.string()).optional()
const shape = z.strictObject({ ...fields, include })
type Given = z.infer<typeof shape>

const wantsMoney = ({ configuration }: Given): boolean =>
  configuration?.recipient?.capabilities.stripe_balance.stripe_transfers.requested ?? false

/** v2 shows the large parts only to those who ask for them by name. */
function shown(account: Account, wanted: string[] = []): object {
  const has = (name: string) => wanted.some((one) => one === name || one.startsWith(`${name}.`))
  const { identity, requirements, defaults, configuration, ...rest } = account
  return {
    ...rest,
    livemode: false,
    configuration: has('configuration') ? configuration : null,
    defaults: has('defaults') ? defaults : null,
    identity: has('identity') ? identity : null,
    requirements: has('requirements') ? requirements : null,
  }
}

function create(desk: Desk, given: Given): object {
  const { metadata: tags, configuration: _, include: wanted, ...plain } = given
  const money = wantsMoney(given)
  const account = desk.add<Account>({
    id: desk.id('acct', 16),
    object: 'v2.core.account',
    applied_configurations: money ? ['recipient'] : [],
    closed: false,
    contact_email: null,
    created: iso(desk.now()),
    dashboard: 'none',
    defaults: null,
    display_name: null,
    identity: null,
    ...(money
      ? standing('restricted')
      : { configuration: { recipient: null }, requirements: { entries: [], summary: null } }),
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    metadata: merged({}, tags),
  } as Account)
  tell(desk, account, 'v2.core.account.created')
  return shown(account, wanted)
}

function update(
  desk: Desk,
  { metadata: tags, configuration, include: wanted, ...plain }: Given,
  id: string,
): object {
  const before = accountOf(desk, id)
  const asked = wantsMoney({ configuration }) && statusOf(before) === null
  const account = desk.set<Account>(before, {
    ...(asked && { ...standing('restricted'), applied_configurations: ['recipient'] }),
    ...(Object.fromEntries(
      Object.entries(plain).filter(([, value]) => value !== undefined),
    ) as Partial<Account>),
    metadata: merged(before.metadata, tags),
  })
  tell(desk, account, 'v2.core.account.updated')
  return shown(account, wanted)
}

/** An event of v2 says only whom it is about: the account is to be fetched. */
function tell(desk: Desk, { id }: Account, type: string) {
  const event = desk.add({
    id: desk.id('evt'),
    object: 'v2.core.event',
    context: null,
    created: iso(desk.now()),
    livemode: false,
    related_object: { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` },
    type,
  })
  const row = desk.world.get(event.id)
  if (row) desk.world.onEvent(row)
}

/** Moves an account on or back; whoever listens hears of the capability and of the requirements. */
export function setStanding(desk: Desk, id: string, status: CapabilityStatus, bank = ''): Account {
  const account = desk.set(accountOf(desk, id), standing(status), bank ? { bank } : {})
  if (status === 'pending') desk.due(desk.now() + verifySeconds, 'verified', id)
  else desk.world.unschedule('verified', id)
  tell(desk, account, 'v2.core.account[requirements].updated')
  tell(desk, account, 'v2.core.account[configuration.recipient].capability_status_updated')
  return account
}

const useCase = z.strictObject({
  type: z.enum(['account_onboarding', 'account_update']),
  account_onboarding: z
    .strictObject({
      refresh_url: z.url(),
      return_url: z.url().optional(),
      collection_options: facts.optional(),
    })
    .optional(),
  account_update: z
    .strictObject({
      refresh_url: z.url(),
      return_url: z.url().optional(),
      collection_options: facts.optional(),
    })
    .optional(),
})

function makeLink(desk: Desk, account: string, use_case: z.infer<typeof useCase>): object {
  accountOf(desk, account)
  const urls = use_case[use_case.type]
  if (!urls)
    throw new StripeRefusal(400, `use_case.${use_case.type} is required.`, { code: 'invalid_fields' }, true)
  const id = desk.id('al')
  const expires = desk.now() + linkSeconds
  const { refresh_url, return_url = refresh_url } = urls
  const view = {
    id,
    object: 'v2.core.account_link',
    account,
    created: iso(desk.now()),
    expires_at: iso(expires),
    livemode: false,
    url: `${desk.origin}/stripe/onboarding/${id}`,
    use_case,
  }
  desk.add(view, { account, refresh_url, return_url, expires: String(expires) })
  return view
}

const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  page: text.optional(),
  include,
})

export const accountEndpoints: Endpoint[] = [
  endpoint('POST /v2/core/accounts', shape, create),
  endpoint('GET /v2/core/accounts', page, (desk, { limit, page: after, include: wanted }) => {
    const rows = desk.world.list(desk.owner, 'v2.core.account').newest(after ? Number(after) : undefined)
    const found: Kept[] = []
    for (const row of rows) if (found.push(row) > limit) break
    const data = found.slice(0, limit)
    const next = `/v2/core/accounts?limit=${limit}&page=${data.at(-1)?.seq}`
    return {
      data: data.map(({ id }) => shown(accountOf(desk, id), wanted)),
      next_page_url: found.length > limit ? next : null,
      previous_page_url: null,
    }
  }),
  endpoint('GET /v2/core/accounts/:id', z.strictObject({ include }), (desk, { include: wanted }, id = '') =>
    shown(accountOf(desk, id), wanted),
  ),
  endpoint('POST /v2/core/accounts/:id', shape, (desk, given, id = '') => update(desk, given, id)),
  endpoint(
    'POST /v2/core/accounts/:id/close',
    z.strictObject({ applied_configurations: z.array(text).optional() }),
    (desk, _, id = '') => {
      const account = desk.set(accountOf(desk, id), { closed: true })
      tell(desk, account, 'v2.core.account.closed')
      return shown(account)
    },
  ),
  endpoint(
    'POST /v2/core/account_links',
    z.strictObject({ account: text, use_case: useCase }),
    (desk, { account, use_case }) => makeLink(desk, account, use_case),
  ),
]
