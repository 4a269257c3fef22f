import { env } from '@/lib/kernel/env'
import type { Narrator } from './port'

/** Who puts findings into words; null unless an address or a key of a language model is set. */
export async function narrator(): Promise<Narrator | null> {
  const { LLM } = env()
  if (!LLM) return null
  const { languageModel } = await import('./adapters/language-model')
  return languageModel(LLM)
}
