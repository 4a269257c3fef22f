import type { Reply } from '../http'
import type { Mail } from '../mail/mailbox'
import { h, type Markup, page } from '../page'
import { action, said, when } from '../steam/page-parts'
import type { Call } from '../steam/route'
import { channelNames, type Sent } from './outbox'

const words: Record<string, string> = {
  mail: 'Mail',
  telegram: 'Telegram',
  discord: 'Discord',
  sms: 'SMS',
  push: 'Push',
  webhook: 'Webhook',
}

interface Shown {
  at: number
  channel: string
  to: string
  title: string
  href: string
  state: string
  id: string
}

const ofMail = ({ id, at, to, subject }: Mail): Shown => ({
  at,
  channel: 'mail',
  to,
  title: subject || 'No subject',
  href: `/outbox/${id}`,
  state: 'taken',
  id,
})

const ofSent = ({ id, at, channel, to, title, state }: Sent): Shown => ({
  at,
  channel,
  to,
  title: title || 'No title',
  href: `/outbox/sent/${id}`,
  state,
  id,
})

/** Everything that the product sent to people and programs, by every channel, the newest first. */
export function outboxPage(call: Call): Reply {
  const only = call.query.get('channel') ?? ''
  const mails = only && only !== 'mail' ? [] : call.mail.list().map(ofMail)
  const others = only === 'mail' ? [] : call.outbox.list({ channel: only }).map(ofSent)
  const all = [...mails, ...others].sort((a, b) => b.at - a.at).slice(0, 200)
  const body = h`<p class="lead">Mail, messages, pushes and calls that Tradepost has sent. None of it left this machine.</p>
<p class="tags">${['', 'mail', ...channelNames].map((each) => h`<a class="tag${each === only ? ' hot' : ''}" href="/outbox${each ? `?channel=${each}` : ''}">${words[each] ?? 'All'}</a>`)}</p>
${all.length === 0 ? h`<p class="lead">Nothing yet. Sell or buy something, or press “send me a test” in the notification settings.</p>` : table(call, all)}
${addresses(call)}`
  return page({ title: 'Outbox', body, ...said(call) })
}

const table = (call: Call, all: Shown[]): Markup =>
  h`<div class="scroll" tabindex="0" role="region" aria-label="Sent"><table><thead><tr><th scope="col">Time</th><th scope="col">By</th><th scope="col">To</th><th scope="col">What</th><th scope="col">The far side says</th></tr></thead><tbody>
${all.map((one) => h`<tr><td>${when(one.at / 1000)}</td><td>${words[one.channel] ?? one.channel}</td><td class="mono">${one.to}</td><td><a href="${one.href}">${one.title}</a></td><td>${verdicts(call, one)}</td></tr>`)}
</tbody></table></div><br>${action('/do/outbox-clear', {}, 'Throw everything away', 'stop')}`

/** Buttons with which a person is the far side: they say what became of this, and how the place behaves from now on. */
function verdicts(call: Call, { channel, to, id, state }: Shown): Markup {
  const standing = channel === 'mail' ? call.mail.standing(to) : call.outbox.standing(channel, to)
  const said = standing === 'ok' ? state : standing === 'gone' ? 'refuses for good' : 'fails for now'
  const button = (verdict: string, label: string) =>
    h`<button type="submit" name="verdict" value="${verdict}" aria-label="${label}: ${to}">${label}</button>`
  return h`<form method="post" action="/do/verdict" class="row"><input type="hidden" name="channel" value="${channel}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="only" value="${call.query.get('channel') ?? ''}"><span class="tag${standing === 'ok' ? '' : ' bad'}">${said}</span>${button('delivered', 'Delivered')}${button('failed', 'Failed')}${button('blocked', 'Blocked')}${button('unsubscribe', 'Unsubscribe')}</form>`
}

/** Addresses that work here, to be given to Tradepost. */
function addresses({ host }: Call): Markup {
  const discord = `http://${host}/discord/api/webhooks/100000000000000001/a-token-that-only-you-and-discord-know`
  return h`<h2>Addresses that work here</h2>
<dl><dt>Discord webhook</dt><dd class="mono">${discord}</dd>
<dt>Your own endpoint</dt><dd class="mono">http://${host}/hooks/my-program</dd>
<dt>Phone number</dt><dd class="mono">+4915100000001</dd></dl>
<p class="dim">Telegram opens its chat from the link that Tradepost shows. How each channel misbehaves is set on <a href="/faults">Faults</a>; mail has its own below.</p>
<p><a href="/outbox/mail-faults">Make the mail server misbehave</a></p>`
}

/** One message as it was received. */
export function sentPage(call: Call): Reply {
  const sent = call.outbox.get(call.params[0] ?? '')
  if (!sent) return page({ title: 'No such message', body: h`<p>It was thrown away.</p>`, status: 404 })
  const shown = Object.entries(sent.detail).filter(([name, value]) => value && name !== 'key')
  const link = sent.detail.link ?? ''
  const body = h`<p class="lead">${words[sent.channel]} to <span class="mono">${sent.to}</span>, ${when(sent.at / 1000)}</p>
<pre class="card mono" style="white-space:pre-wrap;margin:0">${sent.text}</pre>
${link ? h`<p><br><a href="${link}">Follow the link</a></p>` : null}
<h2>What a program sees</h2>
<dl><dt>state</dt><dd>${sent.state}</dd><dt>delivery</dt><dd class="mono">${sent.reference || 'not shown'}</dd>${shown.map(([name, value]) => h`<dt>${name}</dt><dd class="mono">${value}</dd>`)}</dl>`
  return page({ title: sent.title || 'No title', body })
}

/** The chat with the bot, as the deep link opens it. */
export function telegramPage(call: Call): Reply {
  const [bot = ''] = call.params
  const start = call.query.get('start') ?? ''
  const body = h`<p class="lead">This is Telegram. The bot <b>@${bot}</b> waits for you to begin.</p>
<form method="post" action="/do/telegram-start" class="card row"><input type="hidden" name="start" value="${start}">
<label>Your name on Telegram<input name="name" value="Mara" required maxlength="60"></label>
<button type="submit" class="go">Start</button></form>`
  return page({ title: `Chat with @${bot}`, body })
}
