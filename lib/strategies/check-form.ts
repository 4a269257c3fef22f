import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { compile } from './engine/form/compile'
import { type Fault, type Form, FormRefusal } from './engine/form/form'
import { formInWords } from './engine/words/words'
import { formHash } from './form-hash'
import { checkedFormView, checkFormInput } from './schemas/editor'
import { readShape } from './shape-faults'

export const checkForm = query(
  {
    name: 'strategies.checkForm',
    summary: 'Everything that is wrong with a form, each with its place and a sentence.',
    input: checkFormInput,
    output: checkedFormView,
    access: signedIn,
    limit: { max: 240, windowS: 60 },
  },
  async ({ form, minutes }) => {
    const shape = readShape(form)
    if ('faults' in shape) return { faults: shape.faults, formHash: null, words: [] }
    const faults = faultsOf(shape.form, minutes)
    if (faults.length > 0) return { faults, formHash: null, words: [] }
    return { faults, formHash: formHash(shape.form), words: formInWords(shape.form) }
  },
)

function faultsOf(form: Form, minutes: number): Fault[] {
  try {
    compile(form, minutes)
    return []
  } catch (error) {
    if (error instanceof FormRefusal) return error.faults
    throw error
  }
}

const mostTold = 50
/** Every timeframe is a multiple of it: what is stored may run on any bars that its own timeframes allow. */
const finestMinutes = 1

/** Refuses a form that could not run, with its faults by place. */
export function demandSound(form: Form): void {
  const faults = faultsOf(form, finestMinutes)
  const [first] = faults
  if (!first) return
  const fields = Object.fromEntries(faults.slice(0, mostTold).map(({ path, sentence }) => [path, sentence]))
  refuse('form_refused', `${first.path}: ${first.sentence}`, { status: 422, fields })
}
