import { countWords } from '@/components/candles/words'
import { keptFileView, maxFileBytes } from '@/lib/exchanges/schemas/file'
import { instrumentList } from '@/lib/exchanges/schemas/series'

export type Sent = { problem: string } | { done: string }

export interface Wanted {
  exchange: string
  symbol: string
  frame: string
  name: string
}

const unanswered = { problem: 'The server did not answer. Nothing was kept; try again.' }

async function detailOf(answer: Response): Promise<Sent> {
  const problem: { detail?: string } = await answer.json().catch(() => ({}))
  return problem.detail ? { problem: problem.detail } : unanswered
}

/** Sends the bytes of a file as they are, and says in a sentence what became of it. */
export async function sendFile({ exchange, symbol, frame, name }: Wanted, file: File): Promise<Sent> {
  if (file.size > maxFileBytes)
    return { problem: 'A file has at most 32 MB. Pack it as .csv.gz, or send it in parts.' }
  const search = new URLSearchParams({ exchange, search: symbol, limit: '1' })
  const found = await fetch(`/api/v1/instruments?${search}`).catch(() => null)
  if (!found) return unanswered
  if (!found.ok) return detailOf(found)
  const [pair] = instrumentList.parse(await found.json()).items
  if (pair?.symbol !== symbol) return { problem: `We know no pair ${symbol} on this exchange.` }
  const about = new URLSearchParams({ instrumentId: pair.id, frame, name })
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await fetch(`/api/candles?${about}`, { method: 'PUT', body: file, headers }).catch(
    () => null,
  )
  if (!answer) return unanswered
  if (!answer.ok) return detailOf(answer)
  const { bars, added, replaced, missing } = keptFileView.parse(await answer.json())
  const gaps = missing > 0 ? ` ${countWords(missing, 'candle')} are missing in it.` : ''
  return { done: `${countWords(bars, 'candle')} read: ${added} new, ${replaced} changed.${gaps}` }
}
