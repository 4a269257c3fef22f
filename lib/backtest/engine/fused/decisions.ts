import type { PlanRisk, PlanRule } from '@/lib/strategies/engine/form/plan'
import type { SimpleAction, SlotOf } from '@/lib/strategies/engine/form/simple'
import type { WishLevel } from '@/lib/strategies/engine/form/wishes'
import type { Code } from './code'
import type { Shape } from './fills'
import type { Bar } from './signals'

type Entry = Extract<SimpleAction, { do: 'entry' }>
type As = WishLevel['as']

/** How a level is kept while an entry waits: 1 a price, 2 a fraction of the price paid, 3 a distance. */
const kinds: Readonly<Record<As, 1 | 2 | 3>> = { price: 1, percent: 2, distance: 3, ticks: 3 }

export interface Decisions {
  code: Code
  shape: Shape
  risk: PlanRisk
  /** Names of entries, in the order of their places. */
  tags: string[]
}

/** In the loop: which rules hold, and the numbers that they need. `any` is set when one does. */
export function firing(rules: readonly PlanRule[], bar: Bar, { code }: Decisions): string {
  return rules
    .map(({ when, simple }, at) => {
      const numbers =
        simple?.do === 'entry'
          ? [
              `${code.cell(`${at} size`)} = ${bar.number(simple.size.slot)}`,
              ...(simple.stopLoss
                ? [`${code.cell(`${at} stop`)} = ${bar.number(simple.stopLoss.slot)}`]
                : []),
              ...(simple.takeProfit
                ? [`${code.cell(`${at} target`)} = ${bar.number(simple.takeProfit.slot)}`]
                : []),
            ]
          : []
      const may =
        simple?.do === 'close'
          ? 'P !== 0 && '
          : simple?.do === 'entry'
            ? `P ${simple.side === 'long' ? '<=' : '>='} 0 && `
            : ''
      return `if (${may}${bar.holds(when)}) { ${[`${code.cell(`${at} holds`)} = 1`, 'any = true', ...numbers].join('; ')} }`
    })
    .join('\n')
}

/** What the rules that hold change, in their order. What a kernel cannot serve ends it. */
export function decisionsOf(rules: readonly PlanRule[], decisions: Decisions): string {
  return rules
    .map(({ simple }, at) => {
      const holds = decisions.code.cell(`${at} holds`)
      const then =
        simple?.do === 'entry'
          ? entryText(simple, at, decisions)
          : simple?.do === 'close'
            ? closeText(decisions)
            : `D.alert(i, ${at})`
      return `if (${holds} === 1) { ${holds} = 0; ${then} }`
    })
    .join('\n')
}

function closeText({ code, shape }: Decisions): string {
  const lot = code.number('lot', 0)
  const exact = shape.lot ? `if (toLot(P > 0 ? P : -P, ${lot}) !== (P > 0 ? P : -P)) return false; ` : ''
  return `if (P !== 0) { ${exact}if (leaving !== 0) cancelled++; leaving = entering === 0 ? 1 : 2 }`
}

function entryText(entry: Entry, at: number, decisions: Decisions): string {
  const { code, tags } = decisions
  const side = entry.side === 'long' ? 1 : -1
  if (!tags.includes(entry.id)) tags.push(entry.id)
  const tag = tags.indexOf(entry.id)
  const held = '(slAs > 0 ? 1 : 0) + (tpAs > 0 ? 1 : 0)'
  const same = (as: string, value: string, newAs: string, newValue: string) =>
    `${as} === ${newAs} && (${as} === 0 || ${value} === ${newValue})`
  return `if (${side > 0 ? 'P <= 0' : 'P >= 0'}) {
  const want = ${code.cell(`${at} size`)}
  if (want > 0 && want < Infinity) {
    if (entering !== 0 && tag !== ${tag}) { if (entering !== ${side}) return false }
    else {
      let stopAs = 0, stop = 0, targetAs = 0, target = 0
      ${levelText('stop', entry.stopLoss, decisions.risk.stopLoss, `${at} stop`, decisions)}
      ${levelText('target', entry.takeProfit, decisions.risk.takeProfit, `${at} target`, decisions)}
      if (!(entering === ${side} && ${same('slAs', 'slValue', 'stopAs', 'stop')} && ${same('tpAs', 'tpValue', 'targetAs', 'target')})) {
        if (entering !== 0) {
          cancelled += 1 + ${held}
          entering = 0
          if (leaving === 2) leaving = 1
        }
        if ((stopAs === 1 && !((stop - C[i]) * ${-side} > 0)) || (targetAs === 1 && !((target - C[i]) * ${side} > 0))) {
          D.refuse(i, ${at}, 'rejected')
          rejected++
        } else {
          const size = ${sizeText(entry.size.as, decisions)}
          if (size > 0 && size < ${Number.MAX_VALUE}) {
            asked = size
            cuttable = ${entry.size.as === 'units' ? 0 : 1}
            entering = ${side}
            tag = ${tag}
            slAs = stopAs
            slValue = stop
            tpAs = targetAs
            tpValue = target
          } else {
            D.refuse(i, ${at}, 'lot')
            lotless++
          }
        }
      }
    }
  }
}`
}

function levelText(
  name: 'stop' | 'target',
  own: SlotOf<As> | null,
  usual: WishLevel | null,
  key: string,
  { code }: Decisions,
): string {
  const [as, value] = [`${name}As`, name]
  const set = (kind: As, amount: string) =>
    `${as} = ${kinds[kind]}; ${value} = ${kind === 'percent' ? `${amount} / 100` : kind === 'ticks' ? `${amount} * ${code.number('tick', 0)}` : amount}`
  const first = own
    ? `{ const level = ${code.cell(key)}; if (level > 0 && level < Infinity) { ${set(own.as, 'level')} } }`
    : ''
  const other = usual
    ? `if (${as} === 0) { ${set(
        usual.as,
        code.number(
          `risk ${name}`,
          usual.value,
          false,
          (plan) => plan.risk[name === 'stop' ? 'stopLoss' : 'takeProfit']?.value ?? 0,
        ),
      )} }`
    : ''
  return `${first} ${other}`
}

function sizeText(as: Entry['size']['as'], { code, shape }: Decisions): string {
  const number = (name: string) => code.number(name, 0)
  const lots = (size: string) => (shape.lot ? `toLot(${size}, ${number('lot')})` : size)
  const equity = 'Math.max(0, cash + (P * C[i] - cost))'
  switch (as) {
    case 'units':
      return lots('want')
    case 'cash':
      return lots('want / C[i]')
    case 'equity': {
      const perUnit = `(C[i] * (1 + ${number('spread')} / 2) * (1 / ${number('leverage')} + ${number('takerFee')}))`
      return lots(`Math.max(0, ${equity} * want - ${number('fixedFee')}) / ${perUnit}`)
    }
    case 'risk': {
      const way = '(stopAs === 2 ? C[i] * stop : stopAs === 3 ? stop : Math.abs(C[i] - stop))'
      return `stopAs === 0 ? 0 : ${lots(`(${equity} * want) / ${way}`)}`
    }
  }
}
