'use client'
import { useState } from 'react'
import { saveGame, savePresence } from '@/app/_parts/presence'
import { useForm } from '@/app/_parts/use-form'
import { choiceWords } from '@/components/presence/status-words'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Segmented } from '@/components/ui/segmented'
import { Time } from '@/components/ui/time'
import type { Choice, MyPresence } from '@/lib/presence/schemas'

const choices = ['auto', 'away', 'invisible'] as const

const sentences: Record<Choice, string> = {
  auto: 'Online while a page of yours is open, away when you have not touched it for five minutes.',
  away: 'Away while a page of yours is open.',
  invisible: 'As if you had left, also while you are in a game.',
}

/** What others see of somebody's being here, chosen by hand. */
export function PresenceCard({ presence, now }: { presence: MyPresence; now: string }) {
  const { submit, problemOf } = useForm(savePresence)
  const [chosen, choose] = useState(presence.choice)
  const choice = problemOf() ? presence.choice : chosen
  const change = (value: string) => {
    const next = choices.find((each) => each === value) ?? 'auto'
    choose(next)
    submit({ choice: next })
  }
  return (
    <Card id="presence" className="scroll-mt-20">
      <CardHeader title="Presence">
        <LinkButton href="/account/privacy" size="sm" variant="ghost">
          Who sees it
        </LinkButton>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-medium">Others see you as</p>
            <p role="status" className="text-xs text-fg-3">
              {problemOf() ?? sentences[choice]}
            </p>
          </div>
          <Segmented
            label="Others see you as"
            segments={choices.map((value) => ({ value, label: choiceWords[value] }))}
            value={choice}
            onValueChange={change}
          />
        </div>
        <Game presence={presence} now={now} />
      </CardContent>
    </Card>
  )
}

const forS = 4 * 3_600

function Game({ presence: { title, gameUntil }, now }: { presence: MyPresence; now: string }) {
  const [text, setText] = useState('')
  const { submit, pending, problemOf } = useForm(saveGame, () => setText(''))
  if (title !== null)
    return (
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium wrap-anywhere">In {title}</p>
          <p className="text-xs text-fg-3">
            {problemOf() ??
              (gameUntil && (
                <>
                  Ends by itself: <Time at={gameUntil} now={now} />
                </>
              ))}
          </p>
        </div>
        <Button size="sm" pending={pending} onClick={() => submit({ title: null, forS })}>
          Leave the game
        </Button>
      </div>
    )
  return (
    <form
      className="flex flex-col items-start gap-x-3 gap-y-2 sm:flex-row"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ title: text, forS })
      }}
    >
      <Field
        className="w-full flex-1"
        label="In a game"
        name="title"
        description="Its title is shown for four hours, or until you leave it, while a page of yours is open."
        error={problemOf('title') ?? problemOf()}
      >
        <Input value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={80} />
      </Field>
      <Button type="submit" className="sm:mt-5.5" pending={pending}>
        Show it
      </Button>
    </form>
  )
}
