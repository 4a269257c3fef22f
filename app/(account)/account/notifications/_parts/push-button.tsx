'use client'
import { useState } from 'react'
import { useForm } from '@/app/_parts/use-form'
import { Button } from '@/components/ui/button'
import { addPush } from '../actions'

const worker = '/push-worker.js'

/** Asks the browser, not us: it alone may say that it takes pushes. */
export function PushButton({ pushKey }: { pushKey: string }) {
  const { submit, pending, problemOf } = useForm(addPush)
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const press = async () => {
    setAsking(true)
    const answer = await subscribe(pushKey).catch(
      () => 'This browser cannot take pushes here. Its push service did not answer.',
    )
    setAsking(false)
    if (typeof answer === 'string') return setRefusal(answer)
    setRefusal(undefined)
    submit(answer)
  }
  const problem = refusal ?? problemOf()
  return (
    <div className="flex flex-col gap-2">
      <Button className="self-start" pending={pending || asking} onClick={press}>
        Send pushes to this browser
      </Button>
      {problem && (
        <p role="alert" className="text-xs text-negative">
          {problem}
        </p>
      )}
    </div>
  )
}

/** The subscription of this browser, or the sentence that says why there is none. */
async function subscribe(pushKey: string) {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'This browser knows no pushes.'
  if ((await Notification.requestPermission()) !== 'granted')
    return 'The browser said no. Allow notifications for this site in its settings, then try again.'
  await navigator.serviceWorker.register(worker)
  const registration = await navigator.serviceWorker.ready
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  })
  const { endpoint = '', keys = {} } = made.toJSON()
  return { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' }, name: browserName() }
}

const browsers = ['Edg', 'Firefox', 'OPR', 'Chrome', 'Safari'] as const
const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }

function browserName(): string {
  const { userAgent } = navigator
  const found = browsers.find((each) => userAgent.includes(`${each}/`)) ?? 'Browser'
  const place = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0]
  return `${names[found] ?? found}${place ? ` on ${place}` : ''}`
}
