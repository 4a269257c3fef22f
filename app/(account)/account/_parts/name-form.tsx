'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveName } from '../actions'
import { useForm } from './use-form'

export function NameForm({ name: current }: { name: string }) {
  const [name, setName] = useState(current)
  const { submit, pending, saved, problemOf } = useForm(saveName)
  return (
    <Card>
      <CardHeader title="Profile" />
      <CardContent>
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ name })
          }}
        >
          <Field
            label="Name"
            name="name"
            description="Other people see it in deals and on your listings."
            error={problemOf('name') ?? problemOf()}
          >
            <Input
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="nickname"
              maxLength={60}
              className="max-w-[360px]"
            />
          </Field>
          <div className="flex items-center gap-3">
            <Button type="submit" pending={pending} disabled={name.trim() === current}>
              Save name
            </Button>
            <span role="status" className="text-xs text-fg-2">
              {saved && name.trim() === current && 'Saved.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
