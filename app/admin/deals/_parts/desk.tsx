'use client'
import { useRouter } from 'next/navigation'
import {
  createContext,
  type ReactNode,
  useContext,
  useOptimistic,
  useRef,
  useState,
  useTransition,
} from 'react'
import { useKeys } from '@/components/admin/use-keys'
import { type Queue, WorkShell } from '@/components/admin/work-shell'
import type { AdminDealsView } from '@/lib/deals/schemas'
import { CaseList } from './case-list'
import { KeysDialog } from './keys-dialog'
import { caseHref, type QueueName } from './queues'

const MovingContext = createContext(false)

/** True while another case is being fetched: what is shown is not what is marked, so nothing may be done to it. */
export const useMoving = () => useContext(MovingContext)

type Props = {
  queue: QueueName
  queues: Queue[]
  first: AdminDealsView
  currentId: string | null
  now: string
  footer: ReactNode
  /** The case that is open. */
  children: ReactNode
}

/** Queues, list and case as one thing that is worked by keyboard. */
export function Desk({ queue, queues, first, currentId, now, footer, children }: Props) {
  const router = useRouter()
  const pane = useRef<HTMLElement>(null)
  const [moving, start] = useTransition()
  const [markedId, mark] = useOptimistic(currentId)
  const [keysShown, showKeys] = useState(false)
  const open = (id: string) =>
    start(() => {
      mark(id)
      router.replace(caseHref(queue, id), { scroll: false })
    })
  const enter = (id: string) => {
    if (id !== markedId) open(id)
    toPane(pane.current)
  }
  useKeys({
    '?': () => showKeys(true),
    ...Object.fromEntries(queues.map(({ href }, index) => [`${index + 1}`, () => router.push(href)])),
    ...(markedId ? { o: () => router.push(`/deals/${markedId}`) } : {}),
  })
  return (
    <MovingContext value={moving}>
      <WorkShell
        queues={queues}
        list={
          <CaseList
            key={queue}
            queue={queue}
            first={first}
            currentId={markedId}
            onOpen={open}
            onEnter={enter}
            now={now}
            footer={footer}
          />
        }
        detail={
          <section
            aria-label="Open case"
            ref={pane}
            tabIndex={-1}
            aria-busy={moving}
            className="flex min-w-0 flex-col gap-4 rounded-lg focus-visible:outline-offset-2"
          >
            {children}
          </section>
        }
      />
      <KeysDialog open={keysShown} onOpenChange={showKeys} />
    </MovingContext>
  )
}

/** Where the panes are stacked, the case is below the list: bring it up. */
function toPane(pane: HTMLElement | null) {
  if (!pane) return
  pane.focus({ preventScroll: true })
  if (pane.getBoundingClientRect().top > window.innerHeight / 2) pane.scrollIntoView({ block: 'start' })
}
