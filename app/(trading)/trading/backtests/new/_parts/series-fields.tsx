'use client'
import { dayOf, frameOf } from '@/components/backtest/words'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { Select } from '@/components/ui/select'
import type { Market } from '@/lib/backtest/schemas/views'
import type { PartProps } from './parts'

const marketName = ({ symbol, minutes, exchange, name }: Market): string =>
  `${symbol}, ${frameOf(minutes)}, ${name ?? exchange}`

type Props = PartProps & { markets: Market[]; many: boolean }

export function SeriesFields({ fields, change, markets, many, wrong }: Props) {
  const chosen = markets.find(({ seriesId }) => seriesId === fields.seriesIds[0])
  return (
    <>
      {many ? (
        <ManySeries fields={fields} change={change} markets={markets} />
      ) : (
        <Field label="Candles" error={wrong('seriesId')} description={chosen && coverage(chosen)}>
          <Select
            options={markets.map((market) => ({ value: market.seriesId, label: marketName(market) }))}
            value={fields.seriesIds[0]}
            onValueChange={(id) => change({ seriesIds: [id] })}
          />
        </Field>
      )}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label="From (all of it when empty)" error={wrong('from')}>
          <Input type="date" value={fields.from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label="To, not counted" error={wrong('to')}>
          <Input type="date" value={fields.to} onChange={(event) => change({ to: event.target.value })} />
        </Field>
      </div>
    </>
  )
}

const coverage = ({ bars, firstTs, lastTs }: Market): string =>
  `${bars.toLocaleString('en-GB')} bars, ${dayOf(firstTs)} to ${dayOf(lastTs)}`

function ManySeries({ fields, change, markets }: Omit<Props, 'wrong' | 'many'>) {
  const toggle = (id: string, on: boolean) =>
    change({
      seriesIds: on ? [...fields.seriesIds, id] : fields.seriesIds.filter((each) => each !== id),
    })
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium text-fg-2">
        Candles, {fields.seriesIds.length} chosen
      </legend>
      <ScrollRegion label="Series" className="max-h-56 overflow-y-auto rounded-md border px-3 py-1.5">
        {markets.map((market) => (
          <Checkbox
            key={market.seriesId}
            checked={fields.seriesIds.includes(market.seriesId)}
            onCheckedChange={(on) => toggle(market.seriesId, on)}
          >
            {marketName(market)}
          </Checkbox>
        ))}
      </ScrollRegion>
    </fieldset>
  )
}
