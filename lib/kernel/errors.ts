export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  fields?: Record<string, string>
  /** Seconds after which the same may be tried again. */
  retryAfterS?: number
}

interface RefusalOptions {
  status?: number
  retryAfterS?: number
  fields?: Record<string, string>
}

/** A rule said no. `code` is stable, the message is a sentence for a person, `status` is the HTTP status (4xx). */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Record<string, string> | undefined
  readonly retryAfterS: number | undefined

  constructor(code: string, sentence: string, options: RefusalOptions = {}) {
    super(sentence)
    this.name = 'Refusal'
    this.code = code
    this.status = options.status ?? 409
    this.fields = options.fields
    this.retryAfterS = options.retryAfterS
  }
}

interface OutageOptions {
  cause?: unknown
  code?: string
  retryAfterMs?: number
  /** True when the call may have taken effect: look it up before any retry. */
  doubtful?: boolean
}

/** Something outside failed. Carries what the caller needs to decide on a retry. */
export class Outage extends Error {
  readonly system: string
  readonly code: string
  readonly retryAfterMs: number
  readonly doubtful: boolean

  constructor(system: string, sentence: string, options: OutageOptions = {}) {
    super(sentence, { cause: options.cause })
    this.name = 'Outage'
    this.system = system
    this.code = options.code ?? 'unavailable'
    this.retryAfterMs = options.retryAfterMs ?? 5_000
    this.doubtful = options.doubtful ?? false
  }
}

/** Our own mistake: the request dies, its transaction is rolled back, the process goes on. */
export class Bug extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Bug'
  }
}

export function refuse(code: string, sentence: string, options?: RefusalOptions): never {
  throw new Refusal(code, sentence, options)
}

/** One answer for "is not there" and "is not yours". */
export function notFound(what: string): never {
  throw new Refusal('not_found', `This ${what} does not exist or is not yours to see.`, { status: 404 })
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** RFC 9457 body of any error. Bugs and causes never leak. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    const { code, status, message, fields, retryAfterS } = error
    return {
      ...problem(code, status, message),
      ...(fields ? { fields } : {}),
      ...(retryAfterS ? { retryAfterS } : {}),
    }
  }
  if (error instanceof Outage) {
    const advice = error.doubtful
      ? 'It may have happened all the same: look before you try again.'
      : 'Nothing was changed; try again in a moment.'
    return problem('unavailable', 503, `${error.message} ${advice}`)
  }
  return problem('internal', 500, 'Something broke on our side. Nothing was changed; please try again.')
}

function problem(code: string, status: number, detail: string): Problem {
  return { type: `urn:tradepost:problem:${code}`, title: code.replaceAll('_', ' '), status, code, detail }
}
