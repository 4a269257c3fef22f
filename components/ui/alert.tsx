import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

type Tone = 'neutral' | 'info' | 'warning' | 'negative'

const looks: Record<Tone, { box: string; icon: string; Icon: typeof Info }> = {
  neutral: { box: 'bg-surface-2', icon: 'text-fg-3', Icon: Info },
  info: { box: 'bg-info-soft', icon: 'text-info', Icon: Info },
  warning: { box: 'bg-warning-soft', icon: 'text-warning', Icon: TriangleAlert },
  negative: { box: 'bg-negative-soft', icon: 'text-negative', Icon: CircleAlert },
}

type Props = {
  children: ReactNode
  title?: string | undefined
  tone?: Tone
  /** Announce at once, for the answer to what the person just did. */
  live?: boolean | undefined
  className?: string | undefined
}

export function Alert({ children, title, tone = 'neutral', live, className }: Props) {
  const { box, icon, Icon } = looks[tone]
  return (
    <div
      data-slot="alert"
      role={live ? 'alert' : undefined}
      className={cn('flex gap-2.5 rounded-md px-3 py-2.5 text-xs leading-4.5 text-fg-2', box, className)}
    >
      <Icon aria-hidden className={cn('mt-px size-4 shrink-0', icon)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold wrap-anywhere text-fg-1">{title}</p>}
        {children}
      </div>
    </div>
  )
}

type ProblemProps = { text: ReactNode; className?: string | undefined }

/** Why the last try did not work, announced at once; nothing where there is no problem. */
export const ProblemAlert = ({ text, className }: ProblemProps) =>
  text ? (
    <Alert tone="negative" live className={className}>
      {text}
    </Alert>
  ) : null
