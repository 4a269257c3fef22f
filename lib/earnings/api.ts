import { endFee, feePreview, feeRules, myClearing, myFees, setFee } from './index'

export const earningsApi = {
  'GET /earnings/clearing': myClearing,
  'GET /earnings/fees': myFees,
  'GET /admin/fees': feeRules,
  'POST /admin/fees': setFee,
  'GET /admin/fee-preview': feePreview,
  'POST /admin/fees/:feeRuleId/end': endFee,
}
