import { z } from 'zod'
import { strategyForm } from './form'
import { scriptSource } from './strategy'

export const formFault = z.object({
  /** For example `nodes[3].args[1]`. */
  path: z.string(),
  sentence: z.string(),
})
export type FormFault = z.infer<typeof formFault>

export const checkFormInput = z.object({
  /** Any JSON. */
  form: z.unknown(),
  /** Minutes of the bars it is to run on; 1 stands for any. */
  minutes: z.int().min(1).max(10_080).default(1),
})

/** Without faults there are a hash and the form in sentences. */
export const checkedFormView = z.object({
  faults: z.array(formFault),
  formHash: z.string().nullable(),
  words: z.array(z.string()),
})
export type CheckedForm = z.infer<typeof checkedFormView>

export const translatePineInput = z.object({ source: scriptSource })

/** Either the script as a form, or the first thing that cannot be taken. */
export const translatedView = z.object({
  script: z
    .object({
      kind: z.enum(['indicator', 'strategy']),
      version: z.int(),
      title: z.string(),
      form: strategyForm,
      formHash: z.string(),
      /** The form in sentences. */
      words: z.array(z.string()),
      notices: z.array(z.string()),
    })
    .nullable(),
  refusal: z
    .object({
      line: z.int(),
      column: z.int(),
      what: z.string(),
      reason: z.string(),
      sentence: z.string(),
    })
    .nullable(),
})
export type Translated = z.infer<typeof translatedView>

export const indicatorView = z.object({
  name: z.string(),
  title: z.string(),
  family: z.enum(['TA-Lib', 'TradingView']),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  /** Its outputs are yes or no. */
  yesNo: z.boolean(),
  params: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['integer', 'number', 'choice']),
      min: z.number(),
      max: z.number(),
      default: z.number(),
      choices: z.array(z.string()),
    }),
  ),
})
export type IndicatorView = z.infer<typeof indicatorView>
export const indicatorListView = z.object({ items: z.array(indicatorView) })
