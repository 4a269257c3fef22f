import type { Reply } from '../http'
import { h, page } from '../page'
import { presetNames } from './fault-kinds'
import { action, said } from './page-parts'
import type { Call } from './route'

export function faults(call: Call): Reply {
  const list = call.faults.all()
  const body = h`<p class="lead">Make Steam, or one of the ways to reach people, misbehave. A fault strikes requests of the product, never these pages.</p>
<form method="post" action="/do/fault" class="card row"><input type="hidden" name="back" value="/faults">
<label>Fault<select name="preset">${presetNames.map((name) => h`<option>${name}</option>`)}</select></label>
<label>How many times (empty: always)<input name="count" type="number" min="1" inputmode="numeric"></label>
<label>Chance in percent<input name="percent" type="number" min="1" max="100" value="100"></label>
<button type="submit" class="go">Add fault</button></form>
<h2>Active faults</h2>
${list.length === 0 ? h`<p class="lead">None. Everything behaves.</p>` : h`<div class="stack">${list.map((one) => h`<div class="card"><b>${one.name}</b><p class="dim mono">${one.phase} ${one.host} ${one.path || 'every path'} · ${Math.round(one.probability * 100)} %${one.count ? ` · ${Math.max(0, one.count - one.hits)} left` : ''} · struck ${one.hits} times</p>${action('/do/fault-remove', { fault: one.id, back: '/faults' }, `Remove ${one.name}`)}</div>`)}</div><br>${action('/do/fault-clear', { back: '/faults' }, 'Remove all', 'stop')}`}`
  return page({ title: 'Faults', body, ...said(call) })
}

export function requests(call: Call): Reply {
  const list = call.requests.find({ limit: 100 }).toReversed()
  const persona = (id: string) => call.world.accounts.get(id)?.persona ?? ''
  const body = h`<p class="lead">What the product asked the outside lately, newest first.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Requests"><table><thead><tr><th scope="col">Time</th><th scope="col">As</th><th scope="col">Request</th><th scope="col">Answer</th></tr></thead><tbody>
${list.map((one) => h`<tr><td class="mono">${one.at.slice(11, 23)}</td><td>${persona(one.account)}</td><td class="mono">${one.method} ${one.host}${one.path}</td><td>${one.status} · ${one.ms} ms${one.faults.length > 0 ? h` <span class="tag bad">${one.faults.join(', ')}</span>` : null}</td></tr>`)}
</tbody></table></div>`
  return page({ title: 'Requests', body })
}
