import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { seeded } from '@/lib/kernel/random'
import { checkScriptInput } from './schemas/requests'
import { checkedScriptView } from './schemas/views'
import { ScriptRunner } from './script/runner'
import { checkOfScripts } from './script/see-script'
import { declaredParam } from './script/told'

const hourMs = 3_600_000
const begin = Date.UTC(2025, 0, 1)
const bars = 600
const limits = { cpuMs: 2_000, memoryMb: 64 }
const mostAtOnce = 3

const told = z.object({
  params: z.array(declaredParam).max(64),
  lines: z.array(z.string().max(500)).max(200),
  wishes: z.array(z.unknown()),
})

let running = 0

export const checkScript = query(
  {
    name: 'backtest.checkScript',
    summary: 'Runs a script over made-up candles: what is wrong with it and where, or what it declares.',
    input: checkScriptInput,
    output: checkedScriptView,
    access: signedIn,
    limit: { max: 30, windowS: 60 },
  },
  async ({ source }) => {
    if (running >= mostAtOnce)
      refuse('scripts_busy', 'Too many scripts are being checked right now. Try again in a few seconds.', {
        status: 429,
      })
    const runner = new ScriptRunner(checkOfScripts)
    running++
    try {
      const input = { bars, minutes: 60, values: {}, seed: 1, tick: 0.01 }
      const answered = await runner.run({ code: source, input, columns: madeUp(), limits })
      const none = { params: [], lines: [], bars, wishes: 0 }
      if (!answered.ok) {
        const { sentence, line, column } = answered
        return { ...none, fault: { sentence, line, column } }
      }
      const { params, lines, wishes } = told.parse(answered.head)
      return { ...none, params, lines, wishes: wishes.length, fault: null }
    } finally {
      running--
      await runner.close()
    }
  },
)

/** Candles of a market that drifts and swings, always the same ones. */
function madeUp(): Float64Array[] {
  const random = seeded(7)
  const columns = Array.from({ length: 6 }, () => new Float64Array(bars))
  let price = 100
  for (let bar = 0; bar < bars; bar++) {
    const open = price
    price = Math.max(1, price * (1 + Math.sin(bar / 25) * 0.006 + (random() - 0.5) * 0.02))
    const row = [begin + bar * hourMs, open, Math.max(open, price), Math.min(open, price), price, 100]
    row.forEach((value, at) => {
      const column = columns[at]
      if (column) column[bar] = value
    })
  }
  return columns
}
