import { type ChildProcess, spawn } from 'node:child_process'

/** A process of the bench: it does what it is told and answers once per order. */
export class Peer {
  readonly #child: ChildProcess

  constructor(role: string, ...words: string[]) {
    const args = ['--expose-gc', '--import', './scripts/alias.mjs', 'bench/sockets.ts', role, ...words]
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  }

  ask<A>(order: unknown): Promise<A> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('A process of the bench has ended.'))
      this.#child.once('exit', gone)
      this.#child.once('message', (answer) => {
        this.#child.off('exit', gone)
        resolve(answer as A)
      })
      this.#child.send({ order })
    })
  }

  end() {
    this.#child.kill('SIGKILL')
  }
}

/** The other end of a `Peer`. */
export function answerOrders<O>(handle: (order: O) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit())
  process.on('message', async (message: { order: O }) => {
    const answer = await handle(message.order)
    process.send?.(answer ?? null)
  })
}

/** Nanoseconds on a clock that all processes of a machine share. */
export const sharedNow = (): bigint => process.hrtime.bigint()
