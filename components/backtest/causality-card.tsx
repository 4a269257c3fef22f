import type { CausalityView } from '@/lib/backtest/schemas/results'
import { Card, CardHeader } from '../ui/card'
import { dayOf, percent } from './words'

const many = (count: number) => count.toLocaleString('en-GB')

type Need = CausalityView['warmUp'][number]

const needOf = ({ needs, off }: Need): string => {
  if (needs !== null) return `${many(needs)} bars`
  return off === null ? 'no value even then' : `still ${percent(off)} off`
}

type Props = { causality: CausalityView; children?: React.ReactNode }

/** Does it see the future, and how much of the past does it need: what was done and what came of it. */
export function CausalityCard({ causality, children }: Props) {
  const { bars, refusal, lookAhead, longest, warmUp } = causality
  return (
    <Card data-slot="causality" aria-labelledby="causality-title">
      <CardHeader title="Future and past" id="causality-title">
        Last {many(bars)} bars
      </CardHeader>
      <div className="flex flex-col gap-2 px-4 py-3 text-fg-2">
        {refusal === null ? (
          <>
            <p>{futureWords(lookAhead)}</p>
            <p>{pastWords(longest, warmUp)}</p>
          </>
        ) : (
          <p>It could not be looked at: {refusal}</p>
        )}
        {children}
      </div>
      {warmUp.length > 0 && (
        <table className="w-full border-t text-left">
          <caption className="sr-only">History that each value needs</caption>
          <thead>
            <tr className="border-b text-2xs text-fg-3">
              <th scope="col" className="px-4 py-2 font-medium">
                Value
              </th>
              <th scope="col" className="px-4 py-2 text-right font-medium">
                History it needs
              </th>
            </tr>
          </thead>
          <tbody>
            {warmUp.map((need) => (
              <tr key={need.series} className="border-b last:border-b-0">
                <th scope="row" className="px-4 py-1.5 font-normal wrap-anywhere">
                  {need.series}
                </th>
                <td className="px-4 py-1.5 text-right tabular-nums">{needOf(need)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function futureWords(lookAhead: CausalityView['lookAhead']): string {
  const [first] = lookAhead
  if (!first)
    return 'With later bars hidden at five places, every value and every decision before them came out the same: it sees no future.'
  const rest = lookAhead.length > 1 ? ` ${lookAhead.length - 1} more do so too.` : ''
  return `With the bars from ${dayOf(first.hiddenFrom)} on hidden, “${first.series}” changes at the bar of ${dayOf(first.at)}, which is before them: it sees the future.${rest}`
}

function pastWords(longest: number, warmUp: CausalityView['warmUp']): string {
  if (longest === 0) return 'There are too few bars to say how much of the past it needs.'
  const lasting = warmUp.filter(({ needs }) => needs === null).length
  const most = warmUp.reduce((sum, { needs }) => Math.max(sum, needs ?? 0), 0)
  if (lasting > 0)
    return `Computed from the last ${many(longest)} bars alone, ${lasting} of ${warmUp.length} values differ from what all of history gives: they depend on where the data begin.`
  return `Computed from short histories alone, every value is what all of history gives once there are ${many(most)} bars.`
}
