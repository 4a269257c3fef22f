import { type Reply, redirect } from '../http'
import { accept, cancel, decline } from './answer'
import { advance } from './clock'
import { type PresetName, presetNames } from './fault-kinds'
import { tokenOf } from './people'
import { SteamRefusal } from './refusal'
import { reverse } from './reversal'
import type { Call, Route } from './route'
import type { Account } from './rows'
import { revokeTokens } from './tokens'

const acts: Record<string, (call: Call) => string> = {
  accept: (call) => {
    const offer = offerIn(call)
    const { state } = { ...offer, ...done(call, () => accept(call.world, offer.to, offer.id, true)) }
    return state === 11 ? 'Accepted. The trade is held.' : 'Accepted. The items have changed hands.'
  },
  decline: (call) => {
    const offer = offerIn(call)
    decline(call.world, offer.to, offer.id)
    return 'Declined.'
  },
  cancel: (call) => {
    const offer = offerIn(call)
    cancel(call.world, offer.from, offer.id)
    return 'Cancelled.'
  },
  advance: (call) => {
    advance(call.world, Number(call.form.seconds ?? Number(call.form.hours) * 3_600))
    return 'The clock has moved.'
  },
  account: (call) => {
    const on = (name: string) => call.form[name] === 'on'
    const days = Math.min(15, Math.max(0, Math.floor(Number(call.form.escrowDays) || 0)))
    const change = { private: on('private'), cannotTrade: on('cannotTrade'), tradeBanned: on('tradeBanned') }
    call.world.accounts.put({ ...accountIn(call), ...change, escrowDays: days })
    return 'Saved.'
  },
  'new-token': (call) => {
    const account = accountIn(call)
    call.world.accounts.put({ ...account, tradeToken: tokenOf(`${account.tradeToken} again`) })
    return 'The old trade URL no longer works.'
  },
  'drop-logins': (call) =>
    `${revokeTokens(call.world, accountIn(call).id, ['access', 'refresh'])} tokens ended.`,
  reverse: (call) => `${reverse(call.world, accountIn(call).id).length} trades reversed.`,
  fault: (call) => {
    const preset = presetNames.find((name): name is PresetName => name === call.form.preset)
    if (!preset) throw new RangeError('There is no such fault.')
    const count = Number(call.form.count) >= 1 ? { count: Math.floor(Number(call.form.count)) } : {}
    const percent = Number(call.form.percent)
    call.faults.add({ preset, ...count, probability: percent >= 1 && percent <= 100 ? percent / 100 : 1 })
    return 'Added.'
  },
  'fault-remove': (call) => (call.faults.remove(call.form.fault ?? '') ? 'Removed.' : 'It was gone already.'),
  'fault-clear': (call) => {
    call.faults.clear()
    return 'Steam behaves again.'
  },
}

/** What the buttons of the pages do; each answers with a redirect to the page it came from. */
export const houseActs: Route[] = [{ site: 'house', method: 'POST', path: /^\/do\/([a-z-]+)$/, handle: act }]

function act(call: Call): Reply {
  const work = acts[call.params[0] ?? '']
  try {
    if (!work) throw new RangeError('There is no such button.')
    return back(call, work(call), false)
  } catch (error) {
    if (error instanceof SteamRefusal) return back(call, `Steam refused: ${error.message}`, true)
    if (error instanceof RangeError) return back(call, error.message, true)
    throw error
  }
}

function back(call: Call, said: string, bad: boolean): Reply {
  const path = /^\/(?!\/)[\w/.-]*$/.test(call.form.back ?? '') ? (call.form.back ?? '/') : '/'
  return redirect(`${path}?said=${encodeURIComponent(said)}${bad ? '&bad=1' : ''}`, 303)
}

function done(call: Call, work: () => unknown) {
  const { id } = offerIn(call)
  work()
  return call.world.offers.get(id)
}

function offerIn(call: Call) {
  const offer = call.world.offers.get(call.form.offer ?? '')
  if (!offer) throw new RangeError('There is no such offer.')
  return offer
}

function accountIn(call: Call): Account {
  const account = call.world.accounts.get(call.form.account ?? '')
  if (!account) throw new RangeError('There is no such account.')
  return account
}
