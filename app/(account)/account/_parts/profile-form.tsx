'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Select, type SelectOption } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { saveProfile } from '../actions'

type Props = {
  name: string
  bio: string
  country: string | null
  countries: SelectOption[]
  publicHref: string
}

export function ProfileForm(current: Props) {
  const [name, setName] = useState(current.name)
  const [bio, setBio] = useState(current.bio)
  const [country, setCountry] = useState(current.country ?? '')
  const { submit, pending, saved, problemOf } = useForm(saveProfile)
  const same =
    name.trim() === current.name && bio.trim() === current.bio && country === (current.country ?? '')
  return (
    <Card>
      <CardHeader title="Public profile">
        <LinkButton href={current.publicHref} size="sm" variant="ghost">
          As others see it
        </LinkButton>
      </CardHeader>
      <CardContent>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            submit({ name, bio, country: country || null })
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">
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
              />
            </Field>
            <Field label="Country" error={problemOf('country')}>
              <Select
                options={[{ value: '', label: 'Not said' }, ...current.countries]}
                value={country}
                onValueChange={setCountry}
              />
            </Field>
          </div>
          <Field label="About you" description="At most 500 characters." error={problemOf('bio')}>
            <Textarea
              value={bio}
              onChange={(event) => setBio(event.currentTarget.value)}
              maxLength={500}
              rows={3}
            />
          </Field>
          <div className="flex items-center gap-3">
            <Button type="submit" pending={pending} disabled={same}>
              Save profile
            </Button>
            <span role="status" className="text-xs text-fg-2">
              {saved && same && 'Saved.'}
            </span>
          </div>
        </form>
      </CardContent>
    </Card>
  )
}
