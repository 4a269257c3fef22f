import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids'

interface RequestContext {
  requestId: string
}

const storage = new AsyncLocalStorage<RequestContext>()

/** The id that joins browser, web log, job and worker log of one request. */
export const requestId = (): string => storage.getStore()?.requestId ?? newId('request')

export const currentRequestId = (): string | undefined => storage.getStore()?.requestId

export function withRequestId<T>(id: string | undefined, body: () => T): T {
  return storage.run({ requestId: id ?? newId('request') }, body)
}
