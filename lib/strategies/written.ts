import { hashOf } from '@/lib/kernel/crypto'
import { demandSound } from './check-form'
import type { Form, FormParam } from './engine/form/form'
import { formHash } from './form-hash'
import type { StrategyContent } from './schemas/strategy'
import { demandPine } from './translate-pine'

/** What a version keeps of what somebody wrote. */
interface Written {
  form: Form | null
  formHash: string
  source: string | null
  notices: string[]
  params: FormParam[] | null
}

/** Refuses what could not run: `form_refused` or `script_refused`, with the places. */
export function written(content: StrategyContent): Written {
  if (content.kind === 'rules') return ofForm(content.form, null, [])
  if (content.kind === 'pine') {
    const { form, notices } = demandPine(content.source)
    return ofForm(form, content.source, notices)
  }
  const { source, params } = content
  demandSound({ ...nothingWanted, params })
  const hash = hashOf({ javascript: source, params }).toString('hex')
  return { form: null, formHash: hash, source, notices: [], params }
}

function ofForm(form: Form, source: string | null, notices: string[]): Written {
  demandSound(form)
  return { form, formHash: formHash(form), source, notices, params: null }
}

const nothingWanted: Form = {
  version: 1,
  params: [],
  frames: [],
  nodes: [],
  rules: [],
  sizing: { as: 'units', value: 1 },
  risk: { maxEntries: 1, leverage: 1 },
}
