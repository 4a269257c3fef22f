interface Entry {
  value: string
  /** Milliseconds since 1970; null: never. */
  until: number | null
}

export type Reply = string | number | null | Error | Reply[]

const ok = 'OK'
const wrongNumber = () => new Error('ERR value is not an integer or out of range')

/** The few commands that Tradepost uses, as the reference of Redis 7 describes them. Integers are 64 bits wide. */
export class RedisStore {
  private readonly rows = new Map<string, Entry>()
  private readonly clock: () => number

  constructor(clock: () => number = Date.now) {
    this.clock = clock
  }

  run(words: readonly string[]): Reply {
    const [name = '', ...args] = words
    const [key = '', value = ''] = args
    switch (name.toUpperCase()) {
      case 'PING':
        return 'PONG'
      case 'CLIENT':
      case 'SELECT':
        return ok
      case 'SET':
        return this.set(key, value, args.slice(2))
      case 'GET':
        return this.read(key)?.value ?? null
      case 'INCRBY':
        return this.add(key, value)
      case 'PEXPIREAT':
        return this.expireAt(key, Number(value))
      case 'PTTL':
        return this.left(key)
      default:
        return new Error(`ERR unknown command '${name}'`)
    }
  }

  private read(key: string): Entry | undefined {
    const row = this.rows.get(key)
    if (!row || row.until === null || row.until > this.clock()) return row
    this.rows.delete(key)
    return undefined
  }

  private set(key: string, value: string, options: string[]): Reply {
    let until: number | null = null
    for (let n = 0; n < options.length; n++) {
      const option = options[n]?.toUpperCase()
      if (option === 'NX') {
        if (this.read(key)) return null
      } else if (option === 'PX') {
        const ms = Number(options[++n])
        if (!Number.isSafeInteger(ms) || ms <= 0) return new Error("ERR invalid expire time in 'set' command")
        until = this.clock() + ms
      } else return new Error('ERR syntax error')
    }
    this.rows.set(key, { value, until })
    return ok
  }

  private add(key: string, by: string): Reply {
    if (!/^-?\d+$/.test(by)) return wrongNumber()
    const row = this.read(key)
    if (row && !/^-?\d+$/.test(row.value)) return wrongNumber()
    const sum = BigInt(row?.value ?? '0') + BigInt(by)
    if (BigInt.asIntN(64, sum) !== sum) return new Error('ERR increment or decrement would overflow')
    this.rows.set(key, { value: String(sum), until: row?.until ?? null })
    return Number(sum)
  }

  private expireAt(key: string, at: number): Reply {
    if (!Number.isSafeInteger(at)) return wrongNumber()
    const row = this.read(key)
    if (!row) return 0
    row.until = at
    return 1
  }

  private left(key: string): Reply {
    const row = this.read(key)
    if (!row) return -2
    return row.until === null ? -1 : row.until - this.clock()
  }
}
