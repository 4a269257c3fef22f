import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { fromPine, type PineScript } from './engine/pine/pine'
import { PineRefusal } from './engine/pine/refusal'
import { formInWords } from './engine/words/words'
import { formHash } from './form-hash'
import { translatedView, translatePineInput } from './schemas/editor'

export const translatePine = query(
  {
    name: 'strategies.translatePine',
    summary:
      'A Pine script of version 5 or 6 as a form, or the first thing that cannot be taken and where it stands.',
    input: translatePineInput,
    output: translatedView,
    access: signedIn,
    limit: { max: 60, windowS: 60 },
  },
  async ({ source }) => {
    const read = readPine(source)
    if (!(read instanceof PineRefusal)) {
      const { form } = read
      return { script: { ...read, formHash: formHash(form), words: formInWords(form) }, refusal: null }
    }
    const { line, column, what, reason, message: sentence } = read
    return { script: null, refusal: { line, column, what, reason, sentence } }
  },
)

function readPine(source: string): PineScript | PineRefusal {
  try {
    return fromPine(source)
  } catch (error) {
    if (error instanceof PineRefusal) return error
    throw error
  }
}

/** Refuses a script that cannot be taken exactly; the fields say where and why. */
export function demandPine(source: string): PineScript {
  const read = readPine(source)
  if (!(read instanceof PineRefusal)) return read
  const { line, column, what, reason, message } = read
  const fields = { line: String(line), column: String(column), what, reason }
  return refuse('script_refused', message, { status: 422, fields })
}
