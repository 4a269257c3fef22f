'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { addDiscord } from '../actions'

export function DiscordForm() {
  const [url, setUrl] = useState('')
  const { submit, pending, problemOf } = useForm(addDiscord)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ url })
      }}
    >
      <Field
        label="Discord webhook URL"
        description="On Discord: settings of a channel, Integrations, Webhooks, Copy Webhook URL. We show only its end."
        error={problemOf('url') ?? problemOf()}
      >
        <Input
          type="url"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          autoComplete="off"
          required
        />
      </Field>
      <Button type="submit" className="self-start" pending={pending}>
        Connect Discord
      </Button>
    </form>
  )
}
