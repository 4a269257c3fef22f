'use client'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en" data-theme="dark">
      <head>
        <title>Tradepost is not answering</title>
      </head>
      <body>
        <main className="mx-auto flex max-w-[56ch] flex-1 flex-col justify-center gap-3 p-6">
          <h1>Tradepost is not answering</h1>
          <p className="text-base text-fg-2">
            The fault is ours. Money and items are not affected: deals go on without this page. Try again in a
            minute.
          </p>
          {error.digest && <p className="num-mono text-fg-3">Error {error.digest}</p>}
          <p>
            <button
              type="button"
              onClick={reset}
              className="h-11 rounded-md bg-accent-fill px-5 font-semibold text-on-accent"
            >
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  )
}
