'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { Chip } from '../ui/chip'
import { Select } from '../ui/select'
import { useBuilder } from './builder-context'
import { Faults } from './faults'
import { frameLabel } from './operand-options'

const choices = [15, 30, 60, 120, 240, 360, 720, 1_440, 10_080]

/** Other timeframes of the same candles: seen as they stood when their last bar closed. */
export function FrameList() {
  const { form, edit } = useBuilder()
  const left = choices.filter((minutes) => !form.frames.some((frame) => frame.minutes === minutes))
  const [minutes, setMinutes] = useState('240')
  const chosen = left.find((each) => String(each) === minutes) ?? left[0]
  const add = () =>
    chosen !== undefined &&
    edit((now) => ({
      ...now,
      frames: [...now.frames, { id: `m${chosen}`, minutes: chosen, nodes: [] }],
    }))
  return (
    <Card aria-labelledby="frames-title">
      <CardHeader title="Other timeframes" id="frames-title">
        Closed bars only
      </CardHeader>
      <CardContent className="flex flex-wrap items-center gap-1.5">
        {form.frames.map((frame, at) => (
          <span key={frame.id} className="flex flex-wrap items-center gap-1.5">
            <Chip
              aria-label={`Remove timeframe ${frameLabel(frame.minutes)}`}
              onClick={() =>
                edit((now) => ({ ...now, frames: now.frames.filter(({ id }) => id !== frame.id) }))
              }
            >
              {frameLabel(frame.minutes)} ×
            </Chip>
            <Faults path={`frames[${at}].minutes`} />
          </span>
        ))}
        {chosen !== undefined && (
          <>
            <Select
              aria-label="Timeframe to add"
              className="w-28"
              options={left.map((each) => ({ value: String(each), label: frameLabel(each) }))}
              value={String(chosen)}
              onValueChange={setMinutes}
            />
            <Button onClick={add}>
              <Plus aria-hidden />
              Add timeframe
            </Button>
          </>
        )}
      </CardContent>
    </Card>
  )
}
