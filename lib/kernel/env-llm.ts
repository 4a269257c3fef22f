import { z } from 'zod'

/** Off unless a key or an address is given. */
export const llmVariables = {
  /** Base of an OpenAI-compatible API, for example http://127.0.0.1:11434/v1. */
  LLM_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_KEY: z.string().min(1).optional(),
  LLM_MODEL: z.string().min(1).max(200).optional(),
}

const schema = z.object(llmVariables)

export interface Llm {
  url: string
  key: string | null
  model: string
}

export interface LlmEnv {
  /** The language model that may put figures into words; null: none is asked. */
  LLM: Llm | null
}

const usual = { url: 'https://api.openai.com/v1', model: 'gpt-4o-mini' }

export function llmEnv({ LLM_URL, LLM_KEY, LLM_MODEL }: z.infer<typeof schema>): LlmEnv {
  if (!LLM_URL && !LLM_KEY) return { LLM: null }
  const url = (LLM_URL ?? usual.url).replace(/\/$/, '')
  return { LLM: { url, key: LLM_KEY ?? null, model: LLM_MODEL ?? usual.model } }
}
