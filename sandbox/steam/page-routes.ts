import { type Reply, redirect } from '../http'
import { offer, people, person } from './page-people'
import { faults, requests } from './page-tools'
import { profile } from './pages'
import type { Call, Route } from './route'

const seen = (path: RegExp, handle: (call: Call) => Reply): Route => ({
  site: 'house',
  method: 'GET',
  path,
  handle,
})

/** Pages on which a person plays the outside world; Steam's own profile paths lead to them. */
export const housePages: Route[] = [
  seen(/^\/$/, people),
  seen(/^\/steam\/(\d{17})\/?$/, person),
  seen(/^\/tradeoffer\/(\d+)\/?$/, offer),
  seen(/^\/profiles\/(\d{17})(?:\/|$)/, (call) =>
    call.query.get('xml') ? profile(call) : redirect(`/steam/${call.params[0]}`),
  ),
  seen(/^\/my(?:\/|$)/, () => redirect('/')),
  seen(/^\/faults\/?$/, faults),
  seen(/^\/requests\/?$/, requests),
  { site: 'house', method: 'GET', path: /^\/health\/?$/, handle: health },
]

function health({ world }: Call): Reply {
  const body = JSON.stringify({
    ok: true,
    accounts: world.accounts.size,
    offers: world.offers.size,
    trades: world.trades.size,
  })
  return { status: 200, headers: { 'content-type': 'application/json' }, body }
}
