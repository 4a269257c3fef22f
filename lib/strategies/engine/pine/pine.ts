import type { Form } from '../form/form'
import { run } from './flow'
import { lex } from './lexer'
import { Lowering } from './lower'
import { parse } from './parse'
import { PineRefusal } from './refusal'
import type { Statement } from './tree'

export interface PineScript {
  kind: 'indicator' | 'strategy'
  version: number
  title: string
  form: Form
  /** What was left out or decided on the way, one sentence each. */
  notices: string[]
}

const mostPasses = 8

/** A Pine Script of version 5 or 6 as a form. Throws PineRefusal at the first thing that cannot be taken exactly. */
export function fromPine(source: string): PineScript {
  const { version, tokens } = lex(source)
  if (version === null) {
    throw new PineRefusal(
      { line: 1, column: 1 },
      'The script',
      'does not say its version; //@version=5 or 6 is needed.',
    )
  }
  if (version !== 5 && version !== 6) {
    throw new PineRefusal({ line: 1, column: 1 }, `Version ${version}`, 'is not supported; 5 and 6 are.')
  }
  const statements = parse(tokens)
  const gappy = new Set<string>()
  for (let pass = 0; ; pass++) {
    const known = gappy.size
    const lowering = new Lowering(version, gappy, assignedNames(tokens.map(({ text }) => text)))
    const script = lowered(lowering, statements, version)
    if (gappy.size === known) return script
    if (pass >= mostPasses) {
      throw new PineRefusal({ line: 1, column: 1 }, 'The script', 'passes na through too many variables.')
    }
  }
}

/** Every name that stands before `:=` or its like. */
function assignedNames(words: string[]): Set<string> {
  return new Set(words.filter((_, at) => /^(:=|[-+*/%]=)$/.test(words[at + 1] ?? '')))
}

function lowered(lowering: Lowering, statements: Statement[], version: number): PineScript {
  run(lowering, statements)
  lowering.scopes.settle()
  const { script, writer, notices } = lowering
  if (!script.kind) {
    throw new PineRefusal(
      { line: 1, column: 1 },
      'The script',
      'is declared neither by strategy() nor by indicator().',
    )
  }
  const { capital, feeRate, slippageTicks, fillAtClose } = script
  const form: Form = {
    version: 1,
    ...writer.parts(),
    sizing: script.sizing,
    risk: { maxEntries: script.maxEntries, leverage: 1 },
    suggested: {
      ...(capital === null ? {} : { capital }),
      ...(feeRate === null ? {} : { feeRate }),
      ...(slippageTicks === null ? {} : { slippageTicks }),
      ...(fillAtClose ? { fillAtClose } : {}),
    },
  }
  return { kind: script.kind, version, title: script.title, form, notices: [...notices] }
}
