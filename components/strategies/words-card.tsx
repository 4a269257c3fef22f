import { Card, CardContent, CardHeader } from '../ui/card'

type Props = { words: readonly string[]; title?: string; empty: string }

/** A strategy in sentences. */
export function WordsCard({ words, title = 'In words', empty }: Props) {
  return (
    <Card aria-labelledby="words-title">
      <CardHeader title={title} id="words-title" />
      <CardContent>
        {words.length === 0 ? (
          <p className="text-fg-3">{empty}</p>
        ) : (
          <ol data-slot="strategy-words" className="flex flex-col gap-1.5">
            {words.map((each) => (
              <li key={each} className="wrap-anywhere text-fg-2 first:text-fg-1">
                {each}
              </li>
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  )
}
