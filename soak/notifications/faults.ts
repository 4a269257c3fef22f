import type { Sandbox } from '@/sandbox/start'
import type { PresetName } from '@/sandbox/steam/fault-kinds'
import type { Fault } from '@/sandbox/steam/faults'
import type { Outside } from '@/tests/harness/linked'

const vendors = ['telegram', 'discord', 'sms', 'push', 'webhook'] as const satisfies Outside[]

/** Of the calls. Together 5 % fail before the effect and 5 % after it; the others come on top. */
const acts = {
  ServerError: 0.02,
  Reset: 0.02,
  Html: 0.01,
  ResetAfter: 0.05,
  Throttled: 0.02,
} as const

/** Of the calls, where a soak has time to wait for them: longer than the callers' patience. */
const hang = 0.001

export interface Injected {
  name: string
  share: number
  struck: number
}

export interface Unheard {
  /** `channel delivery` of messages that were taken and whose sender got no answer, and how often. */
  byDelivery(): Map<string, number>
  read(): { injected: Injected[]; calls: Record<string, number> }
}

/** Makes every channel fail in its vendor's own ways, and remembers which answers were lost. */
export function injectFaults(sandbox: Sandbox, hanging: boolean): Unheard {
  const faults = vendors.flatMap((vendor) => {
    const shares = { ...acts, ...(hanging ? { Hang: hang } : {}) }
    return Object.entries(shares).map(([act, probability]) =>
      sandbox.faults.add({ preset: `${vendor}${act}` as PresetName, probability }),
    )
  })
  sandbox.mail.addFault('451 later', { share: 0.05 })
  sandbox.mail.addFault('reset after accepting', { share: 0.05 })
  sandbox.mail.addFault('421 busy', { share: 0.05 })
  const { lost, calls } = listen(sandbox)
  return {
    byDelivery: () => {
      const mails = sandbox.mail.counts().map(({ id, unheard }) => [`email ${id}`, unheard] as const)
      return new Map([...lost, ...mails.filter(([, unheard]) => unheard > 0)])
    },
    read: () => ({
      calls,
      injected: [
        ...faults.map(({ name, probability, hits }) => ({ name, share: probability, struck: hits })),
        ...sandbox.mail
          .allFaults()
          .map(({ name, share, struck }) => ({ name: `mail ${name}`, share, struck })),
      ],
    }),
  }
}

function listen(sandbox: Sandbox) {
  const lost = new Map<string, number>()
  const calls: Record<string, number> = {}
  const add = sandbox.requests.add.bind(sandbox.requests)
  sandbox.requests.add = (call, status, drawn, ms) => {
    const channel = vendorOf(call)
    calls[channel] = (calls[channel] ?? 0) + 1
    if (call.method === 'POST' && drawn.some(breaksAfter)) {
      const id = /dlv_[0-9a-z]{26}/.exec(JSON.stringify([call.form, call.body, call.headers]))?.[0]
      const key = `${channel} ${id}`
      lost.set(key, (lost.get(key) ?? 0) + 1)
    }
    add(call, status, drawn, ms)
  }
  return { lost, calls }
}

const breaksAfter = ({ phase, act }: Fault) => phase === 'after' && act.kind === 'reset'

function vendorOf({ path }: { path: string }): Outside {
  const [, first] = path.split('/')
  if (first === 'telegram' || first === 'discord') return first
  return first === 'twilio' ? 'sms' : first === 'hooks' ? 'webhook' : 'push'
}
