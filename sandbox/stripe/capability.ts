import type { Desk } from './desk'
import { StripeRefusal } from './refusal'
import type { Metadata, Thing } from './rows'

export interface Requirement {
  description: string
  awaiting_action_from: 'user' | 'stripe'
  errors: { code: string; description: string }[]
  impact: { restricts_capabilities: object[] }
  minimum_deadline: { status: 'currently_due' }
  requested_reasons: { code: 'routine_onboarding' }[]
}
export type CapabilityStatus = 'active' | 'pending' | 'restricted'
interface Capability {
  status: CapabilityStatus
  requested: true
  status_details: { code: string; resolution: string }[]
}

/** A connected account, whole; what is shown of it depends on what is asked for. */
export interface Account extends Thing {
  object: 'v2.core.account'
  applied_configurations: string[]
  closed: boolean
  configuration: {
    recipient: { applied: true; capabilities: { stripe_balance: { stripe_transfers?: Capability } } } | null
  }
  contact_email: string | null
  dashboard: string
  defaults: unknown
  display_name: string | null
  identity: Record<string, unknown> | null
  metadata: Metadata
  requirements: { entries: Requirement[]; summary: object | null }
}

const wanted = [
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.individual.date_of_birth',
  'identity.individual.address.line1',
  'configuration.recipient.default_outbound_destination',
  'identity.attestations.terms_of_service.account',
]

const due = (description: string, from: 'user' | 'stripe'): Requirement => ({
  description,
  awaiting_action_from: from,
  errors: [],
  impact: {
    restricts_capabilities: [
      {
        capability: 'stripe_balance.stripe_transfers',
        configuration: 'recipient',
        deadline: { status: 'currently_due' },
      },
    ],
  },
  minimum_deadline: { status: 'currently_due' },
  requested_reasons: [{ code: 'routine_onboarding' }],
})

const details: Record<CapabilityStatus, Capability['status_details']> = {
  active: [],
  pending: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
}

/** What stands between an account and its money, by how far its onboarding is. */
export function standing(status: CapabilityStatus): Pick<Account, 'configuration' | 'requirements'> {
  const missing = { active: [], pending: wanted.slice(0, 1), restricted: wanted }[status]
  const entries = missing.map((name) => due(name, status === 'pending' ? 'stripe' : 'user'))
  const capability: Capability = { status, requested: true, status_details: details[status] }
  return {
    configuration: {
      recipient: { applied: true, capabilities: { stripe_balance: { stripe_transfers: capability } } },
    },
    requirements: {
      entries,
      summary: entries.length > 0 ? { minimum_deadline: { status: 'currently_due' } } : null,
    },
  }
}

export const statusOf = ({ configuration }: Account): CapabilityStatus | null =>
  configuration.recipient?.capabilities.stripe_balance.stripe_transfers?.status ?? null

/** The account of this platform; v2 says `not_found` where v1 says `resource_missing`. */
export function accountOf(desk: Desk, id: string): Account {
  const found = desk.find<Account>('v2.core.account', id)
  if (!found) throw new StripeRefusal(404, `Account ${id} not found.`, { code: 'not_found' })
  return found
}

export function mustBeActive(desk: Desk, id: string) {
  const account = desk.find<Account>('v2.core.account', id)
  if (!account)
    throw new StripeRefusal(400, `No such destination: '${id}'`, {
      code: 'resource_missing',
      param: 'destination',
    })
  if (statusOf(account) === 'active' && !account.closed) return
  throw new StripeRefusal(
    400,
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    { code: 'insufficient_capabilities_for_transfer' },
  )
}

/** The bank account that was named at onboarding; empty before. */
export const bankOf = ({ world }: Desk, account: string): string => world.get(account)?.inner.bank ?? ''
