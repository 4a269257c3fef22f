import type { EResult } from './numbers'

/** A rule of Steam said no. `text` is what Steam writes; the number in brackets is what the libraries read. */
export class SteamRefusal extends Error {
  readonly eresult: number
  readonly strError: string

  constructor(eresult: (typeof EResult)[keyof typeof EResult], text: string, numbered = true) {
    super(text)
    this.eresult = eresult
    this.strError = numbered ? `${text} (${eresult})` : text
  }
}
