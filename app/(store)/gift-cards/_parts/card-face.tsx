import { Gift } from 'lucide-react'

/** A gift card as its friend will see it; the code is drawn when it is paid. */
export function CardFace({ amount, message, to }: { amount: string; message: string; to: string | null }) {
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div className="flex aspect-[8/5] min-w-0 flex-col justify-between overflow-hidden rounded-xl border border-accent-line bg-accent-soft p-5">
        <div className="flex items-center justify-between gap-3 text-accent-text">
          <span className="font-semibold tracking-snug">Tradepost</span>
          <Gift aria-hidden className="size-6" />
        </div>
        <div className="min-w-0">
          <output className="block text-3xl font-semibold tracking-tight text-fg-1 tabular-nums">
            {amount}
          </output>
          <p className="line-clamp-2 min-h-5 text-fg-2 wrap-anywhere">
            {message ? `“${message}”` : to && `For ${to}`}
          </p>
        </div>
        <p aria-hidden className="font-mono text-xs tracking-widest text-fg-3">
          •••• •••• •••• ••••
        </p>
      </div>
      <figcaption className="text-xs text-fg-3">The card as your friend gets it.</figcaption>
    </figure>
  )
}
