import { archiveStrategy } from '../../lib/strategies'
import { averageCross, pineCross, scriptCross } from '../harness/average-cross'
import { orderOf, runOf, searchOf, shareTokenOf, waitingRunOf, walkOf } from '../harness/backtests'
import { strategyOf } from '../harness/strategies'
import { fileOf, importOf, newCandles, newImport } from './candles'
import type { Example } from './example'

const nothing: Example = { input: () => ({}) }
const aStrategy: Example = { input: async ({ owner }) => ({ strategyId: await strategyOf(owner) }) }
const aResult: Example = { input: async ({ owner }) => ({ runId: await runOf(owner) }) }

/** How to call what is done with strategies, candles and backtests. */
export const tradingExamples: Record<string, Example> = {
  'backtest.cancel': { input: async ({ owner }) => ({ runId: await waitingRunOf(owner) }) },
  'backtest.candles': aResult,
  'backtest.checkScript': { input: () => ({ source: scriptCross }) },
  'backtest.compare': {
    input: async ({ owner }) => ({ runs: [await runOf(owner, 5), await runOf(owner, 6)].join(',') }),
  },
  'backtest.equity': aResult,
  'backtest.export': aResult,
  'backtest.history': nothing,
  'backtest.markets': nothing,
  'backtest.optimise': { input: async ({ caller }) => ({ ...(await orderOf(caller)), keepAside: 0.2 }) },
  'backtest.quota': nothing,
  'backtest.result': aResult,
  'backtest.share': aResult,
  'backtest.shared': {
    input: async ({ owner }) => ({ token: await shareTokenOf(owner) }),
  },
  'backtest.start': { input: ({ caller }) => orderOf(caller) },
  'backtest.startBatch': {
    input: async ({ caller }) => {
      const { versionId, seriesId } = await orderOf(caller)
      return { versionId, seriesIds: [seriesId] }
    },
  },
  'backtest.strategyCheck': {
    input: async ({ caller }) => ({ versionId: (await orderOf(caller)).versionId }),
  },
  'backtest.trades': aResult,
  'backtest.tries': { input: async ({ owner }) => ({ runId: await searchOf(owner) }) },
  'backtest.unshare': aResult,
  'backtest.view': aResult,
  'backtest.walkForward': { input: async ({ caller }) => ({ ...(await orderOf(caller)), windows: 2 }) },
  'backtest.walkForwardResult': { input: async ({ owner }) => ({ runId: await walkOf(owner) }) },
  'exchanges.cancelImport': { input: async ({ owner }) => ({ importId: await importOf(owner) }) },
  'exchanges.coverage': { input: async ({ owner }) => ({ seriesId: await fileOf(owner) }) },
  'exchanges.import': { input: async ({ owner }) => ({ importId: await importOf(owner) }) },
  'exchanges.imports': nothing,
  'exchanges.instruments': nothing,
  'exchanges.seriesList': nothing,
  'exchanges.startImports': { input: newImport },
  'exchanges.deleteCandleFile': { input: async ({ owner }) => ({ seriesId: await fileOf(owner) }) },
  'exchanges.importCandleFile': { input: newCandles },
  'strategies.archive': aStrategy,
  'strategies.checkForm': { input: () => ({ form: averageCross() }) },
  'strategies.create': {
    input: () => ({ name: 'Averages cross', content: { kind: 'pine', source: pineCross } }),
  },
  'strategies.delete': aStrategy,
  'strategies.edit': {
    input: async ({ owner }) => ({
      strategyId: await strategyOf(owner),
      content: { kind: 'rules', form: averageCross(12) },
      basedOn: 1,
    }),
  },
  'strategies.indicators': nothing,
  'strategies.list': nothing,
  'strategies.rename': {
    input: async ({ owner }) => ({ strategyId: await strategyOf(owner), name: 'Another name' }),
  },
  'strategies.restore': {
    input: async ({ owner }) => {
      const strategyId = await strategyOf(owner)
      await archiveStrategy.run({ actor: owner.actor }, { strategyId })
      return { strategyId }
    },
  },
  'strategies.translatePine': { input: () => ({ source: pineCross }) },
  'strategies.versions': aStrategy,
  'strategies.view': aStrategy,
}
