'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { objectTo } from '../../actions'

export function ObjectionForm() {
  const [objection, setObjection] = useState('')
  const { submit, pending, problemOf } = useForm(objectTo)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ objection })
      }}
    >
      <p className="max-w-[62ch] text-fg-2">
        If this is wrong, say why. You can do so once; moderators and admins read it with your case.
      </p>
      <Field label="Why it is wrong" error={problemOf('objection') ?? problemOf()}>
        <Textarea
          value={objection}
          onChange={(event) => setObjection(event.currentTarget.value)}
          maxLength={2_000}
          rows={5}
        />
      </Field>
      <Button type="submit" pending={pending} className="self-start">
        Send the objection
      </Button>
    </form>
  )
}
