const idleAfterMs = 5 * 60_000
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls back when nobody has touched this page for five minutes, and when somebody does again. */
export function watchIdle(tell: (idle: boolean) => void, afterMs = idleAfterMs): () => void {
  let idle = false
  let touchedAt = Date.now()
  const look = () => {
    if (idle || Date.now() - touchedAt < afterMs) return
    idle = true
    tell(true)
  }
  const touch = () => {
    touchedAt = Date.now()
    if (!idle) return
    idle = false
    tell(false)
  }
  const shown = () => document.visibilityState === 'visible' && touch()
  const timer = setInterval(look, Math.min(afterMs, 30_000))
  for (const name of touches) addEventListener(name, touch, { passive: true })
  document.addEventListener('visibilitychange', shown)
  return () => {
    clearInterval(timer)
    for (const name of touches) removeEventListener(name, touch)
    document.removeEventListener('visibilitychange', shown)
  }
}
