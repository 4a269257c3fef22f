'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = {
  name: string
  pending: boolean
  problem: string | undefined
  onName: (name: string) => void
}

export function RenameField({ name: current, pending, problem, onName }: Props) {
  const [name, setName] = useState(current)
  return (
    <form
      className="flex max-w-[360px] flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onName(name)
      }}
    >
      <Field label="Name" error={problem}>
        <Input
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          autoFocus
        />
      </Field>
      <Button type="submit" size="sm" className="self-start" pending={pending}>
        Save
      </Button>
    </form>
  )
}
