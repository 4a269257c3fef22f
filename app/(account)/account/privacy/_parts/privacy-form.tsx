'use client'
import { useState } from 'react'
import { savePresence } from '@/app/_parts/presence'
import { useForm } from '@/app/_parts/use-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import type { Privacy } from '@/lib/identity/schemas/person'
import { saveProfile } from '../../actions'

const parts = [
  { part: 'inventory', title: 'Your inventory', text: 'The items on your Steam account, as last read.' },
  {
    part: 'library',
    title: 'Your library',
    text: 'The games you own here. There are none yet: what you choose counts from the first one.',
  },
  { part: 'activity', title: 'Your trades', text: 'How many items you sold and bought, and have for sale.' },
] as const

const audiences = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'nobody', label: 'Only you' },
] as const

type Props = { privacy: Privacy; shownTo: 'everyone' | 'nobody' }

export function PrivacyForm({ privacy: kept, shownTo }: Props) {
  const [chosen, choose] = useState(kept)
  const { submit, pending, saved, problemOf } = useForm(saveProfile)
  const privacy = problemOf() ? kept : chosen
  const change = (part: keyof Privacy, to: string) => {
    const audience = audiences.find(({ value }) => value === to)?.value ?? 'nobody'
    choose({ ...privacy, [part]: audience })
    submit({ privacy: { [part]: audience } })
  }
  return (
    <Card>
      <CardHeader title="Who sees what" />
      <ul aria-label="Who sees what" className="divide-y" aria-busy={pending}>
        {parts.map(({ part, title, text }) => (
          <Part
            key={part}
            title={title}
            text={text}
            value={privacy[part]}
            onChange={(value) => change(part, value)}
          />
        ))}
        <PresencePart shownTo={shownTo} />
      </ul>
      <CardContent className="border-t text-xs text-fg-3">
        <span role="status">
          {problemOf() ??
            (saved && !pending
              ? 'Saved.'
              : 'Your name, picture and what you wrote about yourself can be seen by everybody.')}
        </span>
      </CardContent>
    </Card>
  )
}

/** Saved by itself: it is no part of the profile. */
function PresencePart({ shownTo: kept }: { shownTo: 'everyone' | 'nobody' }) {
  const [chosen, choose] = useState(kept)
  const { submit, problemOf } = useForm(savePresence)
  const change = (to: string) => {
    const shownTo = to === 'everyone' ? 'everyone' : 'nobody'
    choose(shownTo)
    submit({ shownTo })
  }
  return (
    <Part
      title="Whether you are here"
      text={problemOf() ?? 'Online, away or in a game, and when you were last seen.'}
      value={problemOf() ? kept : chosen}
      onChange={change}
    />
  )
}

type PartProps = { title: string; text: string; value: string; onChange: (value: string) => void }

const Part = ({ title, text, value, onChange }: PartProps) => (
  <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
    <div className="min-w-0 flex-1 basis-56">
      <p className="font-medium">{title}</p>
      <p className="text-xs text-fg-3">{text}</p>
    </div>
    <Segmented
      label={title}
      segments={[...audiences]}
      value={value === 'everyone' ? 'everyone' : 'nobody'}
      onValueChange={onChange}
    />
  </li>
)
