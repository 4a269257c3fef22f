import { freePort } from '@/db/embedded/port'
import { Program, Worker } from '../lib/program'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const longestStartMs = 180_000

interface Node {
  program: Program
  /** Answers when it works. */
  sign: string
}

type Kind = 'web' | 'workers'

/** Web nodes and workers of the product in processes of their own. Both kinds can be killed one by one. */
export class Stack {
  readonly urls: string[]
  readonly kills = { web: 0, workers: 0 }
  private readonly nodes: Record<Kind, Node[]>

  private constructor(urls: string[], nodes: Record<Kind, Node[]>) {
    this.urls = urls
    this.nodes = nodes
  }

  static async plan(
    logFile: string,
    variables: Record<string, string>,
    counts: Record<Kind, number>,
  ): Promise<Stack> {
    const ports = await Promise.all(Array.from({ length: counts.web + counts.workers }, freePort))
    const webPorts = ports.slice(0, counts.web)
    const web = webPorts.map((port): Node => {
      const args = ['tests/harness/web-node.ts', String(port)]
      const program = new Program(logFile, { ...variables, PROCESS_NAME: 'web' }, args)
      return { program, sign: `http://127.0.0.1:${port}/api/v1/cart` }
    })
    const workers = ports.slice(counts.web).map((port): Node => {
      const own = { ...variables, PROCESS_NAME: 'worker', WORKER_PORT: String(port) }
      const program = new Worker(logFile, own, 'jobs,events,timers')
      return { program, sign: `http://127.0.0.1:${port}/ready` }
    })
    return new Stack(
      webPorts.map((port) => `http://127.0.0.1:${port}`),
      { web, workers },
    )
  }

  start(): void {
    for (const { program } of this.all()) program.start()
  }

  /** Resolves when all of them work; a machine that is too slow for that is not waited for without end. */
  async ready(): Promise<void> {
    await Promise.all(this.all().map(works))
  }

  /** One of them, in turn, dies in the middle of what it does, and another one begins. */
  async kill(kind: Kind): Promise<void> {
    const nodes = this.nodes[kind]
    await nodes[this.kills[kind]++ % nodes.length]?.program.killAndRestart()
  }

  /** What has long pauses is done at once by a worker that begins. */
  async restartWorkers(): Promise<void> {
    const { workers } = this.nodes
    await Promise.all(workers.map(({ program }) => program.end('SIGTERM')))
    for (const { program } of workers) program.start()
    await Promise.all(workers.map(works))
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map(({ program }) => program.end('SIGTERM')))
  }

  private all(): Node[] {
    return [...this.nodes.web, ...this.nodes.workers]
  }
}

async function works({ sign }: Node): Promise<void> {
  for (const deadline = Date.now() + longestStartMs; Date.now() < deadline; await pause(150)) {
    const answer = await fetch(sign).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    if (answer?.ok) return
  }
}
