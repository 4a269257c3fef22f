import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, generateText, RetryError } from 'ai'
import type { Llm } from '@/lib/kernel/env-llm'
import { Outage } from '@/lib/kernel/errors'
import type { Finding } from '../engine/advisor/finding'
import type { Figures, Narration, Narrator } from '../port'

const longest = 2_000
const patienceMs = 30_000
const notice =
  'Written by a language model from the figures of this run; it may be wrong. The findings count.'

const task = [
  'You are given findings of a backtest as JSON: names of rules, how grave they are, and figures.',
  'Fractions such as roi, maxDrawdown and probability are parts of one; bars, trades and tries are counts.',
  'Say in at most 120 words of plain English what they mean for somebody who may trade this strategy, the gravest first.',
  'Use only these figures. Promise nothing, advise no purchase, and write no list, no heading and no link.',
].join(' ')

/** Texts of findings stay here: a strategy can put words of its own into them, and a model would read them as orders. */
export const figuresOf = (findings: readonly Finding[]): Figures[] =>
  findings.map(({ rule, severity, figures }) => ({
    rule,
    severity,
    figures: Object.fromEntries(
      Object.entries(figures).filter((one): one is [string, number | null] => typeof one[1] !== 'string'),
    ),
  }))

/** Any service that speaks OpenAI's chat protocol, by the AI SDK. */
export function languageModel({ url, key, model }: Llm, timeoutMs = patienceMs): Narrator {
  const provider = createOpenAICompatible({
    name: 'llm',
    baseURL: url,
    ...(key === null ? {} : { apiKey: key }),
  })
  return {
    async narrate(findings) {
      const { text } = await generateText({
        model: provider.chatModel(model),
        instructions: task,
        prompt: JSON.stringify(figuresOf(findings)),
        temperature: 0,
        maxOutputTokens: 400,
        maxRetries: 0,
        abortSignal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw outageOf(error)
      })
      return narrationOf(model, text)
    },
  }
}

function narrationOf(model: string, text: string): Narration {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (plain === '') {
    throw new Outage('llm', 'The language model gave no text.', { code: 'no_text', retryAfterMs: 60_000 })
  }
  return { by: 'language model', model, notice, text: plain.slice(0, longest) }
}

function outageOf(thrown: unknown): Outage {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown
  const status = APICallError.isInstance(error) ? (error.statusCode ?? 0) : 0
  if (status === 401 || status === 403) {
    const sentence = 'The language model refused our key.'
    return new Outage('llm', sentence, { code: 'key_refused', retryAfterMs: 3_600_000, cause: error })
  }
  if (status === 429) {
    const sentence = 'The language model has had enough questions for now.'
    return new Outage('llm', sentence, { code: 'too_many', retryAfterMs: 60_000, cause: error })
  }
  return new Outage('llm', 'The language model cannot be reached or does not answer.', { cause: error })
}
