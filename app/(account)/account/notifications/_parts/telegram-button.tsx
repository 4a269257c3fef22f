'use client'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { beginTelegram } from '../actions'

/** The link works once, for a quarter of an hour; the page changes by itself when the chat is connected. */
export function TelegramButton() {
  const { submit, pending, value, problemOf } = useForm(beginTelegram)
  return (
    <div className="flex flex-wrap items-center gap-3">
      {value ? (
        <>
          <a
            className="link inline-flex min-h-9 items-center"
            href={value.url}
            target="_blank"
            rel="noreferrer"
          >
            Open Telegram and press Start
          </a>
          <span role="status" className="text-xs text-fg-2">
            The link works once, for 15 minutes.
          </span>
        </>
      ) : (
        <Button pending={pending} onClick={() => submit({})}>
          Connect Telegram
        </Button>
      )}
      {problemOf() && (
        <p role="alert" className="text-xs text-negative">
          {problemOf()}
        </p>
      )}
    </div>
  )
}
