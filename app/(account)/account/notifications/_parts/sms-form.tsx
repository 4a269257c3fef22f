'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { beginSms, finishSms } from '../actions'

/** A number counts when its owner has shown the code that was sent to it. */
export function SmsForm({ pending: waiting }: { pending: string | null }) {
  const [number, setNumber] = useState('')
  const begun = useForm(beginSms)
  return (
    <div className="flex flex-col gap-4">
      {waiting && <CodeForm number={waiting} />}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          begun.submit({ number })
        }}
      >
        <Field
          label={waiting ? 'Another number, or a new code' : 'Phone number'}
          description="With its country, as in +49 151 00000001. You get a code."
          error={begun.problemOf('number') ?? begun.problemOf()}
        >
          <Input
            type="tel"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            autoComplete="tel"
            required
            className="max-w-[280px]"
          />
        </Field>
        <Button type="submit" className="self-start" pending={begun.pending}>
          Send the code
        </Button>
      </form>
    </div>
  )
}

function CodeForm({ number }: { number: string }) {
  const [code, setCode] = useState('')
  const { submit, pending, problemOf } = useForm(finishSms)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ code })
      }}
    >
      <Field
        label="Code from the SMS"
        description={`Sent to ${number}; it lives 10 minutes.`}
        error={problemOf('code') ?? problemOf()}
      >
        <Input
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          className="max-w-[160px]"
        />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={pending}>
        Connect the number
      </Button>
    </form>
  )
}
