import type { PlayScript, SeeScript, Strategy } from '../compute/player'
import { backtestOfScripts, runScript } from './run-script'
import { type ScriptFailure, ScriptRunner } from './runner'
import { checkOfScripts, seeScript } from './see-script'
import type { DeclaredParam } from './told'

/** The script itself says that it cannot be run with these values; another try may go well. */
export class ScriptRefusal extends Error {
  override readonly name = 'ScriptRefusal'
}

/** The script took too long or too much, or brought its process down. */
export class ScriptEnded extends Error {
  override readonly name = 'ScriptEnded'
}

/** The sentence of a failure, with its place where there is one. */
export const placed = ({ sentence, line, column }: Omit<ScriptFailure, 'ok' | 'why'>): string =>
  line > 0 ? `Line ${line}, column ${column}: ${sentence}` : sentence

/** A script is looked at a dozen times, over few bars. */
const lookLimits = { cpuMs: 5_000 }

type Kept = Extract<Strategy, { code: string }>['params']

const said = (params: readonly Kept[number][]) =>
  JSON.stringify(params.map(({ name, default: usual }) => [name, usual]).sort())

function demandDeclared(declared: readonly DeclaredParam[], kept: Kept): void {
  if (said(declared) === said(kept)) return
  const names = declared.map(({ name }) => name).join(', ') || 'none'
  throw new ScriptEnded(
    `The parameters kept with this version are not those that the script declares (${names}). Check the script and save it again.`,
  )
}

/** Runs scripts for whoever computes, in one process after the other. `close` ends the last one. */
export function scriptPlayer(): { play: PlayScript; see: SeeScript; close: () => Promise<void> } {
  const runner = new ScriptRunner(backtestOfScripts)
  const looker = new ScriptRunner(checkOfScripts)
  const play: PlayScript = async ({ code, params }, input) => {
    const done = await runScript(runner, { code, ...input })
    if (!done.ok) throw new (done.why === 'fault' ? ScriptRefusal : ScriptEnded)(placed(done))
    demandDeclared(done.declared, params)
    return done.run
  }
  const see: SeeScript = ({ code }, input) => seeScript(looker, { code, ...input, limits: lookLimits })
  const close = async () => {
    await Promise.all([runner.close(), looker.close()])
  }
  return { play, see, close }
}
