import type { Code } from './code'

/** The code of one indicator over a raw column: the same operations in the same order as its stream. */
export interface Inlined {
  /** Statements that bring its state one bar on; `warm` stands where values may be missing. */
  warm: string
  main: string
  /** Its outputs after them, as expressions over its state; `early` ones where values may be missing. */
  outputs: string[]
  early?: string[]
  /** The first bar at which the main code may run. */
  from: number
}

type Writer = (code: Code, key: string, x: string, params: Record<string, number>) => Inlined

const of = (params: Record<string, number>, name: string): number => params[name] ?? 0

const sma: Writer = (code, key, x, params) => {
  const n = of(params, 'n')
  const [length, back] = [code.number(`${key} n`, n), code.number(`${key} back`, n - 1, true)]
  const [total, value] = [code.held(`${key} total`, 0), code.held(`${key} value`, Number.NaN)]
  const step = `${value} = ${total} / ${length}; ${total} -= ${x}[i - ${back}]`
  return {
    warm: `${total} += ${x}[i]; if (i >= ${back}) { ${step} }`,
    main: `${total} += ${x}[i]; ${step}`,
    outputs: [value],
    from: n - 1,
  }
}

const ema: Writer = (code, key, x, params) => {
  const n = of(params, 'n')
  const last = code.number(`${key} last`, n - 1, true)
  const [length, k] = [code.number(`${key} n`, n), code.number(`${key} k`, 2 / (n + 1))]
  const [seed, value] = [code.held(`${key} seed`, 0), code.held(`${key} value`, Number.NaN)]
  const main = `${value} = (${x}[i] - ${value}) * ${k} + ${value}`
  return {
    warm: `if (i > ${last}) { ${main} } else { ${seed} += ${x}[i]; if (i === ${last}) ${value} = ${seed} / ${length} }`,
    main,
    outputs: [value],
    from: n,
  }
}

const rsi: Writer = (code, key, x, params) => {
  const n = of(params, 'n')
  const [last, length] = [code.number(`${key} last`, n, true), code.number(`${key} n`, n)]
  const less = code.number(`${key} less`, n - 1)
  const [rise, fall] = [code.held(`${key} rise`, 0), code.held(`${key} fall`, 0)]
  const [before, way] = [code.held(`${key} before`, 0), code.held(`${key} way`, 0)]
  const ready = code.held(`${key} ready`, 0)
  const moved = `${way} = ${x}[i] - ${before}; ${before} = ${x}[i]`
  const add = `if (${way} < 0) ${fall} -= ${way}; else ${rise} += ${way}`
  const divide = `${rise} /= ${length}; ${fall} /= ${length}`
  // The same sums as with a branch on the sign, which a processor guesses wrong every second time.
  const both = `${fall} -= Math.min(${way}, 0); ${rise} += Math.max(${way}, 0)`
  const main = `${moved}; ${rise} *= ${less}; ${fall} *= ${less}; ${both}; ${divide}`
  return {
    warm: `if (i > ${last}) { ${main} } else { ${moved}; if (i > 0) { ${add} } if (i === ${last}) { ${divide}; ${ready} = 1 } }`,
    main,
    outputs: [`strength(${rise}, ${fall})`],
    early: [`(${ready} !== 0 ? strength(${rise}, ${fall}) : NaN)`],
    from: n + 1,
  }
}

const macd: Writer = (code, key, x, params) => {
  const [a, b, signalN] = [of(params, 'fast'), of(params, 'slow'), of(params, 'signal')]
  const [fastN, slowN] = [Math.min(a, b), Math.max(a, b)]
  const number = (name: string, value: number, whole = false) => code.number(`${key} ${name}`, value, whole)
  const held = (name: string, first: number) => code.held(`${key} ${name}`, first)
  const [fastK, slowK] = [number('fast k', 2 / (fastN + 1)), number('slow k', 2 / (slowN + 1))]
  const signalK = number('signal k', 2 / (signalN + 1))
  const [f, s, n] = [number('fast', fastN), number('slow', slowN), number('signal', signalN)]
  const seeded = number('seeded', slowN - 1, true)
  const begin = number('begin', slowN - fastN, true)
  const full = number('full', slowN + signalN - 2, true)
  const [fast, slow, line] = [held('fast', 0), held('slow', 0), held('line', 0)]
  const [value, mean] = [held('value', Number.NaN), held('mean', Number.NaN)]
  const move = `${fast} = (${x}[i] - ${fast}) * ${fastK} + ${fast}; ${slow} = (${x}[i] - ${slow}) * ${slowK} + ${slow}`
  const next = `${line} = (${fast} - ${slow} - ${line}) * ${signalK} + ${line}`
  const show = `${value} = ${fast} - ${slow}; ${mean} = ${line}`
  const sow = `if (i >= ${begin}) ${fast} += ${x}[i]; ${slow} += ${x}[i]; if (i === ${seeded}) { ${fast} /= ${f}; ${slow} /= ${s} }`
  return {
    warm: `if (i > ${seeded}) { ${move} } else { ${sow} }
if (i > ${full}) { ${next} } else if (i >= ${seeded}) { ${line} += ${fast} - ${slow}; if (i === ${full}) ${line} /= ${n} }
if (i >= ${full}) { ${show} }`,
    main: `${move}; ${next}; ${show}`,
    outputs: [value, mean, `(${value} - ${mean})`],
    from: slowN + signalN - 1,
  }
}

/** Indicators that generated code computes on its way; all others are columns. */
export const inlineIndicators: Readonly<Record<string, Writer>> = { sma, ema, rsi, macd }
