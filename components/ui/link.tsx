'use client'
import NextLink from 'next/link'
import { type ComponentProps, type FocusEvent, type PointerEvent, useState } from 'react'

type Props = ComponentProps<typeof NextLink>

/** A link that fetches its page when somebody comes near it: a list of forty would ask the server forty times at once. */
export function Link({ prefetch, onPointerEnter, onFocus, ...props }: Props) {
  const [near, setNear] = useState(false)
  const enter = (event: PointerEvent<HTMLAnchorElement>) => {
    setNear(true)
    onPointerEnter?.(event)
  }
  const focus = (event: FocusEvent<HTMLAnchorElement>) => {
    setNear(true)
    onFocus?.(event)
  }
  const wanted = prefetch ?? (near ? null : false)
  return <NextLink {...props} prefetch={wanted} onPointerEnter={enter} onFocus={focus} />
}
