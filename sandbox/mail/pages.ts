import type { Reply } from '../http'
import { h, page } from '../page'
import { action, said, when } from '../steam/page-parts'
import type { Call } from '../steam/route'
import { type Mail, mailFaultNames, mailFaults } from './mailbox'

const at = (mail: Mail) => when(mail.at / 1000)

/** What the mail server does wrong, and to whom. */
export function mailFaultsPage(call: Call): Reply {
  const faults = call.mail.allFaults().filter(({ left }) => left !== 0)
  const body = h`<p class="lead">Mail that Tradepost sends comes here; make it go wrong.</p>
<form method="post" action="/do/mail-fault" class="card row">
<label>What it does<select name="name">${mailFaultNames.map((name) => h`<option value="${name}">${name}: ${mailFaults[name]}</option>`)}</select></label>
<label>Only recipients that contain<input name="to"></label>
<label>How many times (empty: always)<input name="count" type="number" min="1" inputmode="numeric"></label>
<button type="submit" class="go">Add fault</button></form>
${faults.length === 0 ? null : h`<br><div class="stack">${faults.map((one) => h`<div class="card"><b>${one.name}</b><p class="dim">${one.to ? `for ${one.to}` : 'for everybody'} · ${one.left === null ? 'always' : `${one.left} left`} · struck ${one.struck} times</p></div>`)}</div><br>${action('/do/mail-fault-clear', {}, 'Remove all faults', 'stop')}`}`
  return page({ title: 'Mail server', body, ...said(call) })
}

const shown = ['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']

/**
 * One mail: what a program sees, what a person sees, and its plain-text twin. No script of a mail runs: the policy of
 * the page holds in the frame too.
 */
export function mailPage(call: Call): Reply {
  const mail = call.mail.get(call.params[0] ?? '')
  if (!mail) return page({ title: 'No such mail', body: h`<p>It was thrown away.</p>`, status: 404 })
  const body = h`<p class="lead">To ${mail.to}, ${at(mail)}</p>
<dl>${shown.map((name) => h`<dt>${name}</dt><dd class="mono">${mail.headers[name] ?? 'none'}</dd>`)}</dl>
<h2>As a mail program shows it</h2>
<iframe title="The mail as HTML" sandbox="allow-same-origin allow-scripts allow-popups" srcdoc="${mail.html}" style="width:100%;height:560px;border:1px solid var(--b1);border-radius:10px;background:#fff"></iframe>
<h2>As plain text</h2>
<pre class="card mono" style="white-space:pre-wrap;margin:0">${mail.text}</pre>
${linksOf(mail).length > 0 ? h`<h2>Links</h2><ul>${linksOf(mail).map((url) => h`<li class="mono"><a href="${url}">${url}</a></li>`)}</ul>` : null}`
  return page({ title: mail.subject || 'No subject', body })
}

/** Web addresses in the text, each once. */
const linksOf = ({ text }: Mail): string[] => [...new Set(text.match(/https?:\/\/\S+/g) ?? [])]
