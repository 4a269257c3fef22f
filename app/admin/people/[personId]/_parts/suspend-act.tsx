'use client'
import { useState } from 'react'
import { useReasonedAct } from '@/app/admin/_parts/reason'
import { suspend } from '@/app/admin/actions'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

const ends = [
  { value: '1', label: 'for 1 day' },
  { value: '7', label: 'for 7 days' },
  { value: '30', label: 'for 30 days' },
  { value: 'date', label: 'until a day' },
  { value: 'lifted', label: 'until it is lifted' },
]

/** Null: until it is lifted; undefined: nothing usable was chosen. */
function untilOf(end: string, day: string, from: number): string | null | undefined {
  if (end === 'lifted') return null
  if (end === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00.000Z` : undefined
  return new Date(from + Number(end) * 86_400_000).toISOString()
}

export function SuspendAct({ person: { id: personId, name } }: { person: { id: string; name: string } }) {
  const [end, setEnd] = useState('7')
  const [day, setDay] = useState('')
  const { about, id, open, setOpen, ask, run } = useReasonedAct<number>()
  const confirm = async (reason: string) => {
    const until = untilOf(end, day, about ?? Date.now())
    if (until === undefined) return 'Choose a day.'
    return run((key) => suspend({ personId, reason, until }, key))
  }
  return (
    <>
      <Button variant="danger" className="self-start" onClick={() => ask(Date.now())}>
        Suspend
      </Button>
      {about !== null && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`Suspend ${name}?`}
          consequence="They are signed out everywhere at once. They may sign in and look, but not act. Open deals go on."
          reasonLabel="Reason, shown to them and kept in the audit log"
          suggestions={['Insulted another person', 'Tried to deceive a buyer']}
          act={`Suspend ${name}`}
          danger
          complete={untilOf(end, day, about) !== undefined}
          onConfirm={confirm}
        >
          <Field label="How long">
            <Select options={ends} value={end} onValueChange={setEnd} />
          </Field>
          {end === 'date' && (
            <Field label="First day on which they may act again, UTC">
              <Input
                type="date"
                value={day}
                onChange={(event) => setDay(event.currentTarget.value)}
                required
              />
            </Field>
          )}
        </ReasonDialog>
      )}
    </>
  )
}
