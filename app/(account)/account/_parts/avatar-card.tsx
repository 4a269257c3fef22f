'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { ProblemAlert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { dropAvatar } from '../actions'

const unanswered = 'The server did not answer. Nothing was changed; try again.'

/** The sentence of a refusal, or nothing when the picture is taken. */
async function send(file: File): Promise<string | undefined> {
  if (file.size > 2 * 1024 * 1024) return 'A picture has at most 2 MB.'
  const headers = { 'content-type': file.type || 'application/octet-stream' }
  const answer = await fetch('/api/avatar', { method: 'PUT', body: file, headers }).catch(() => null)
  if (!answer) return unanswered
  if (answer.ok) return
  const problem: { detail?: string } = await answer.json().catch(() => ({}))
  return problem.detail ?? unanswered
}

export function AvatarCard({ name, avatarUrl }: { name: string; avatarUrl: string | null }) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [pending, setPending] = useState(false)
  const [said, setSaid] = useState<{ problem?: string | undefined }>()
  const drop = useForm(dropAvatar, () => setSaid(undefined))
  const choose = async (file: File | undefined) => {
    if (!file) return
    setPending(true)
    const problem = await send(file)
    setPending(false)
    setSaid({ problem })
    if (input.current) input.current.value = ''
    if (!problem) router.refresh()
  }
  const problem = said?.problem ?? drop.problemOf()
  return (
    <Card>
      <CardHeader title="Picture" />
      <CardContent className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-4">
          <Avatar name={name} src={avatarUrl ?? undefined} className="size-16 text-lg" />
          <div className="flex flex-col gap-2">
            <div className="flex flex-wrap gap-2">
              <input
                ref={input}
                type="file"
                accept="image/png,image/jpeg,image/webp"
                aria-label="Picture of you"
                className="sr-only"
                tabIndex={-1}
                onChange={(event) => void choose(event.currentTarget.files?.[0])}
              />
              <Button pending={pending} onClick={() => input.current?.click()}>
                {avatarUrl ? 'Change the picture' : 'Choose a picture'}
              </Button>
              {avatarUrl && (
                <Button variant="ghost" pending={drop.pending} onClick={() => drop.submit({})}>
                  Remove
                </Button>
              )}
            </div>
            <p className="text-xs text-fg-3">
              PNG, JPEG or WebP, at most 2 MB. We keep a square of it and none of its hidden data.
            </p>
          </div>
        </div>
        <ProblemAlert text={problem} />
        <span role="status" className="text-xs text-fg-2 empty:hidden">
          {said && !said.problem && !pending ? 'Saved. Everybody sees it now.' : ''}
        </span>
      </CardContent>
    </Card>
  )
}
