/**
 * Strategies: what somebody wants at the close of a bar, written as rules, Pine Script or JavaScript, in versions that
 * never change. Never runs one over candles and never sends an order.
 */

export { archiveStrategy } from './archive-strategy'
export { checkForm } from './check-form'
export { createStrategy } from './create-strategy'
export { deleteStrategy } from './delete-strategy'
export { editStrategy } from './edit-strategy'
export { findVersion, readVersion, type StrategyVersion, type VersionRef } from './find-version'
export { handOverStrategies } from './hand-over'
export { listIndicators } from './list-indicators'
export { listStrategies } from './list-strategies'
export { listVersions } from './list-versions'
export { strategiesPersonData } from './person-data'
export { renameStrategy } from './rename-strategy'
export { restoreStrategy } from './restore-strategy'
export { strategyTemplates } from './templates'
export { translatePine } from './translate-pine'
export { viewStrategy } from './view-strategy'
