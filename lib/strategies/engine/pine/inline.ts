import type { Call } from './context'
import { type Flow, run } from './flow'
import { PineRefusal } from './refusal'
import type { Define } from './tree'
import type { Value } from './values'

const deepestCalls = 16

interface Caller extends Flow {
  /** The functions that are being read, outermost first. */
  readonly calling: string[]
}

/** A function of the script is written anew at every call, so that each call remembers for itself. */
export function inlined(caller: Caller, own: Define, call: Call): Value {
  const { calling } = caller
  if (calling.includes(own.name)) throw new PineRefusal(call, `${own.name}()`, 'calls itself.')
  if (calling.length >= deepestCalls) throw new PineRefusal(call, `${own.name}()`, 'is called too deeply.')
  const values = caller.hinted(null, () => bound(caller, own, call))
  calling.push(own.name)
  const key = `${calling.join('/')} ${call.line}:${call.column}`
  const everyBar = !caller.conditional
  const result = caller.scopes.within(true, () => {
    for (const [name, value] of values) {
      const changes = caller.assigned.has(name)
      const one = { name, key: `${key} ${name}`, value, kept: null, declared: null }
      caller.scopes.declare({ ...one, everyBar, changes })
    }
    return run(caller, own.body)
  })
  calling.pop()
  return result
}

function bound(caller: Caller, own: Define, call: Call): Map<string, Value> {
  const values = new Map<string, Value>()
  const names = own.params.map(({ name }) => name)
  for (const [at, { name, value }] of call.args.entries()) {
    const param = name ?? names[at]
    if (param === undefined || !names.includes(param)) {
      throw new PineRefusal(value, `${own.name}()`, `takes ${names.length} arguments: ${names.join(', ')}.`)
    }
    values.set(param, caller.value(value))
  }
  for (const { name, usual } of own.params) {
    if (values.has(name)) continue
    if (!usual) throw new PineRefusal(call, `${own.name}()`, `needs ${name}.`)
    values.set(name, caller.value(usual))
  }
  return values
}
