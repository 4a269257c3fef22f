import type { Reply } from '../http'
import { h, type Markup, page } from '../page'
import type { Call } from '../steam/route'
import { Desk, viewAs } from './desk'
import { balanceOf } from './money'
import type { Thing } from './rows'

/** The desk and the object that an address of a hosted page names; null when there is none. */
export function seen<T extends Thing>(call: Call, object: T['object']): { desk: Desk; view: T } | null {
  const row = call.stripe.world.get(call.params[0] ?? '')
  if (row?.view.object !== object) return null
  const { merchant, owner } = row
  return {
    desk: new Desk(call.stripe.world, { merchant, owner, origin: `http://${call.host}` }),
    view: viewAs<T>(row),
  }
}

export const nothingHere = (what: string): Reply =>
  page({ title: 'Nothing here', body: h`<p class="lead">${what}</p>`, status: 404 })

export function shownMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() }).format(
    amount / 100,
  )
}

/** Said above a form; the fields it is about name it as their description. */
export const problem = (text: string | null): Markup | null =>
  text ? h`<p class="notice bad" role="alert" id="problem">${text}</p>` : null

export function balanceShown(desk: Desk): string {
  const { available, pending } = balanceOf(desk)
  const words = (sums: Record<string, number>) =>
    Object.entries(sums)
      .map(([currency, amount]) => shownMoney(amount, currency))
      .join(', ') || 'nothing'
  return `Available: ${words(available)}. Pending: ${words(pending)}.`
}
