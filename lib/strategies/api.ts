import {
  archiveStrategy,
  checkForm,
  createStrategy,
  deleteStrategy,
  editStrategy,
  listIndicators,
  listStrategies,
  listVersions,
  renameStrategy,
  restoreStrategy,
  translatePine,
  viewStrategy,
} from './index'

export const strategiesApi = {
  'GET /strategies': listStrategies,
  'POST /strategies': createStrategy,
  'GET /strategies/indicators': listIndicators,
  'POST /strategies/check': checkForm,
  'POST /strategies/translate': translatePine,
  'GET /strategies/:strategyId': viewStrategy,
  'PATCH /strategies/:strategyId': renameStrategy,
  'DELETE /strategies/:strategyId': deleteStrategy,
  'GET /strategies/:strategyId/versions': listVersions,
  'POST /strategies/:strategyId/versions': editStrategy,
  'POST /strategies/:strategyId/archive': archiveStrategy,
  'POST /strategies/:strategyId/restore': restoreStrategy,
}
