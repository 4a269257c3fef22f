'use client'
import type { FormFault } from '@/lib/strategies/schemas/editor'
import { CodeEditor, type Mark } from './code-editor'
import { readPlaces } from './json-places'

type Props = { text: string; onText?: ((text: string) => void) | undefined; faults: readonly FormFault[] }

/** The form as JSON, with what is wrong in place. */
export function FormJson({ text, onText, faults }: Props) {
  const { places, broken } = readPlaces(text)
  const marks: Mark[] = broken
    ? [{ ...broken, sentence: 'From here on this is no JSON.' }]
    : faults.map(({ path, sentence }) => ({ ...placeNear(places, path), sentence: `${path}: ${sentence}` }))
  return <CodeEditor label="Form as JSON" value={text} onValue={onText} marks={marks} rows={30} />
}

/** The part itself, or the nearest one around it when it is missing. */
function placeNear(places: ReturnType<typeof readPlaces>['places'], path: string) {
  for (let part = path; part !== ''; part = part.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')) {
    const place = places.get(part)
    if (place) return place
  }
  return { line: 1, column: 1, length: 1 }
}
