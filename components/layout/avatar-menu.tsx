'use client'
import { lazy, Suspense, useRef, useState } from 'react'
import type { SaveChoice } from '../presence/status-choice'
import { Avatar } from '../ui/avatar'
import type { Viewer } from './viewer'

const AvatarMenuList = lazy(() =>
  import('./avatar-menu-list').then((module) => ({ default: module.AvatarMenuList })),
)

type Props = {
  viewer: Viewer
  signOut?: (() => void | Promise<void>) | undefined
  savePresence?: SaveChoice | undefined
}

/** The menu's code is fetched when a person comes near the button. */
export function AvatarMenu({ viewer, signOut, savePresence }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [near, setNear] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`${viewer.name}, your account`}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => {
          setNear(true)
          setOpen(!open)
        }}
        onKeyDown={(event) => event.key === 'ArrowDown' && setOpen(true)}
        className="grid size-9 shrink-0 place-items-center rounded-full"
      >
        <Avatar name={viewer.name} src={viewer.avatarUrl} size="default" />
      </button>
      {near && (
        <Suspense fallback={null}>
          <AvatarMenuList
            open={open}
            onOpenChange={setOpen}
            anchor={button}
            viewer={viewer}
            signOut={signOut}
            savePresence={savePresence}
          />
        </Suspense>
      )}
    </>
  )
}
