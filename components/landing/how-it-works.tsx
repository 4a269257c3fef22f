import { ArrowLeftRight, Lock, PackageCheck } from 'lucide-react'

const steps = [
  {
    Icon: Lock,
    title: 'You buy, the price is locked',
    text: 'The price moves from your wallet into an escrow account of this one deal. Neither side can touch it.',
    proof: 'Proof: the posting id of the ledger',
  },
  {
    Icon: ArrowLeftRight,
    title: 'The seller hands over, the bot checks',
    text: 'Our bot sends the seller a trade offer. The item that arrives must be the item that was listed, or the deal ends and you are refunded.',
    proof: 'Proof: the Steam offer and trade ids',
  },
  {
    Icon: PackageCheck,
    title: 'You accept, the seller is paid',
    text: 'The bot sends the item to your trade URL. When it lies in your inventory the seller receives the price less the fee.',
    proof: 'Proof: the new asset id in your inventory',
  },
]

export function HowItWorks() {
  return (
    <section id="how" aria-labelledby="how-title" className="scroll-mt-20 border-t py-10">
      <h2 id="how-title">How a deal works</h2>
      <p className="mt-1 max-w-(--prose) text-fg-2">
        Every step is written on the deal’s page with its proof while it happens, for both sides alike.
      </p>
      <ol className="mt-5 grid gap-px overflow-hidden rounded-lg border bg-border-1 md:grid-cols-3">
        {steps.map(({ Icon, title, text, proof }, index) => (
          <li key={title} className="flex flex-col gap-2 bg-surface-1 p-5">
            <span className="flex items-center gap-2.5 text-xs text-fg-3">
              <span
                aria-hidden
                className="grid size-7 place-items-center rounded-full bg-accent-soft text-accent-text"
              >
                <Icon className="size-4" />
              </span>
              Step {index + 1}
            </span>
            <h3 className="text-base">{title}</h3>
            <p className="text-fg-2">{text}</p>
            <p className="mt-auto pt-2 text-xs text-fg-3">{proof}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
