import { type Reply, redirect } from '../http'
import { h, page } from '../page'
import type { Call, Route } from '../steam/route'
import { setStanding } from './accounts'
import { type Account, accountOf, statusOf } from './capability'
import type { Desk } from './desk'
import { nothingHere, problem, seen } from './page-kit'

const gone = 'This link does not exist.'

interface Link {
  desk: Desk
  account: Account
  id: string
  refresh: string
  back: string
  late: boolean
}

function linkIn(call: Call): Link | null {
  const found = seen(call, 'v2.core.account_link')
  if (!found) return null
  const { desk, view } = found
  const { account = '', refresh_url = '/', return_url = '/', expires } = desk.inner(view.id)
  const late = desk.now() > Number(expires)
  return {
    desk,
    account: accountOf(desk, account),
    id: view.id,
    refresh: refresh_url,
    back: return_url,
    late,
  }
}

function form(call: Call, link: Link, wrong: string | null): Reply {
  const { account, id, back } = link
  const typed = (name: string) => call.form[name] ?? ''
  const body = h`${problem(wrong)}
<p class="lead">Stripe’s page, played by the sandbox. It asks what a bank must know before money is sent${account.display_name ? ` to ${account.display_name}` : ''}.</p>
${account.requirements.entries.length > 0 ? h`<p>Still needed: ${account.requirements.entries.length} things. State: <span class="tag">${statusOf(account) ?? 'not asked for'}</span></p>` : h`<p>Nothing is missing. <span class="tag">${statusOf(account) ?? ''}</span></p>`}
<form method="post" action="/stripe/onboarding/${id}" class="card stack">
<div class="row"><label>First name<input name="given" autocomplete="given-name" required maxlength="60" value="${typed('given')}"></label>
<label>Surname<input name="surname" autocomplete="family-name" required maxlength="60" value="${typed('surname')}"></label></div>
<label>Date of birth<input name="born" type="date" autocomplete="bday" required value="${typed('born')}"></label>
<label>Street and number<input name="street" autocomplete="address-line1" required maxlength="100" value="${typed('street')}"></label>
<label>Bank account number<input name="bank" inputmode="numeric" required maxlength="34" value="${typed('bank') || '000123456789'}" aria-describedby="bank-hint"></label>
<p class="dim" id="bank-hint">000123456789 takes every payout. 000111111116, 000111111113 and 000222222227 send them back.</p>
<label class="check"><input type="checkbox" name="slow" value="on">Let the verification take an hour</label>
<label class="check"><input type="checkbox" name="terms" value="on" required>I accept the terms of service</label>
<div class="row"><button type="submit" class="go">Submit</button><a href="${back}">Finish later</a></div></form>`
  return page({ title: 'Tell us who gets the money', body, status: wrong ? 422 : 200 })
}

function wrongWith(
  { given = '', surname = '', born = '', street = '', bank = '', terms = '' }: Record<string, string>,
  now: number,
): string | null {
  if (!given.trim() || !surname.trim()) return 'Your name is missing.'
  const years = (now - Date.parse(born) / 1000) / (365.25 * 86_400)
  if (!(years >= 13 && years < 120)) return 'You must be at least 13 years old.'
  if (!street.trim()) return 'Your address is missing.'
  if (!/^[A-Z0-9]{8,34}$/i.test(bank.replaceAll(' ', ''))) return 'The bank account number is incomplete.'
  return terms === 'on' ? null : 'The terms must be accepted.'
}

function show(call: Call): Reply {
  const link = linkIn(call)
  if (!link) return nothingHere(gone)
  return link.late ? redirect(link.refresh, 303) : form(call, link, null)
}

function submit(call: Call): Reply {
  const link = linkIn(call)
  if (!link) return nothingHere(gone)
  if (link.late) return redirect(link.refresh, 303)
  const wrong = wrongWith(call.form, link.desk.now())
  if (wrong) return form(call, link, wrong)
  const bank = (call.form.bank ?? '').replaceAll(' ', '')
  setStanding(link.desk, link.account.id, call.form.slow === 'on' ? 'pending' : 'active', bank)
  return redirect(link.back, 303)
}

const path = /^\/stripe\/onboarding\/(al_\w+)$/

/** Where a seller tells Stripe who they are. */
export const onboardingPages: Route[] = [
  { site: 'house', method: 'GET', path, handle: show },
  { site: 'house', method: 'POST', path, handle: submit },
]
