/**
 * Backtests: runs of strategies over candles, their parts on worker threads, and what they found.
 * Never sends an order and never touches money; how candles and strategies are kept is their own domains' affair.
 */

export { cancelBacktest } from './cancel-backtest'
export { checkScript } from './check-script'
export { handOverBacktests } from './hand-over'
export { narrateJob, workJob } from './jobs'
export { optimise } from './optimise'
export { backtestPersonData } from './person-data'
export { strategyCheck } from './queries/check'
export { compareBacktests } from './queries/compare'
export { exportBacktest } from './queries/export'
export { backtestHistory } from './queries/history'
export { backtestMarkets } from './queries/markets'
export { backtestQuota } from './queries/quota'
export { backtestCandles, backtestEquity, backtestResultPage, backtestTrades } from './queries/result'
export { backtestTries, backtestWalkForward } from './queries/search'
export { sharedBacktest } from './queries/shared'
export { viewBacktest } from './queries/view-run'
export { shareBacktest, unshareBacktest } from './share'
export { startBacktest } from './start-backtest'
export { startBatch } from './start-batch'
export { backtestTimers } from './timers'
export { walkForward } from './walk-forward'
