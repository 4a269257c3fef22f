import { h, type Markup } from '../page'
import { action, when } from '../steam/page-parts'
import type { Call } from '../steam/route'
import { setStanding } from './accounts'
import { type Account, type CapabilityStatus, statusOf } from './capability'
import { type Desk, viewAs } from './desk'
import { balanceShown, shownMoney } from './page-kit'
import { failPayout, type Payout } from './payouts'
import type { Kept, Thing } from './rows'

const most = 25

export function newest<T extends Thing>(desk: Desk, object: T['object']): T[] {
  const found: T[] = []
  for (const row of desk.world.list(desk.owner, object).newest())
    if (found.push(viewAs<T>(row)) === most) break
  return found
}

export const table = (label: string, heads: string[], rows: Markup[]): Markup =>
  rows.length === 0
    ? h`<p class="lead">None yet.</p>`
    : h`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${heads.map((head) => (head ? h`<th scope="col">${head}</th>` : h`<td></td>`))}</tr></thead><tbody>${rows}</tbody></table></div>`

/** The connected accounts of a shop and what their banks were sent. */
export function sellers(desk: Desk): Markup {
  const accounts = newest<Account>(desk, 'v2.core.account')
  const payouts = accounts.flatMap(({ id }) => newest<Payout>(desk.at({ owner: id }), 'payout'))
  return h`<h2>Sellers</h2>${table(
    'Sellers',
    ['Who', 'State', 'Balance', ''],
    accounts.map((one) => account(desk, one)),
  )}
<h2>Payouts</h2>${table(
    'Payouts',
    ['When', 'Amount', 'State', ''],
    payouts.map((one) => payout(desk.merchant, one)),
  )}`
}

function account(desk: Desk, one: Account): Markup {
  const { id, display_name, contact_email } = one
  const status = statusOf(one)
  const button =
    status === 'active'
      ? action(`/do/stripe/${desk.merchant}/seller-restricted`, { id }, `Restrict ${id}`, 'stop')
      : action(`/do/stripe/${desk.merchant}/seller-active`, { id }, `Let ${id} through`)
  return h`<tr><td>${display_name ?? contact_email ?? id}</td><td><span class="tag">${status ?? 'not asked for'}</span></td><td>${balanceShown(desk.at({ owner: id }))}</td><td>${button}</td></tr>`
}

const payout = (merchant: string, { id, created, amount, currency, status }: Payout): Markup =>
  h`<tr><td>${when(Number(created))}</td><td>${shownMoney(amount, currency)}</td><td><span class="tag">${status}</span></td><td>${status === 'failed' || status === 'canceled' ? null : action(`/do/stripe/${merchant}/payout-fail`, { id }, `Let ${id} fail`, 'stop')}</td></tr>`

const standing =
  (status: CapabilityStatus, bank = '') =>
  (_: Call, desk: Desk, row: Kept | undefined) => {
    setStanding(desk, row?.id ?? '', status, bank)
    return status === 'active' ? 'The seller may be paid.' : 'The seller has questions to answer again.'
  }

export const sellerPresses = {
  'seller-active': standing('active', '000123456789'),
  'seller-restricted': standing('restricted'),
  'payout-fail': (_: Call, desk: Desk, row: Kept | undefined) => {
    failPayout(desk, row?.id ?? '')
    return 'The bank has sent it back.'
  },
}
