import { endPage } from './close-payment'
import { lookInto } from './hints'
import { reconcileJob } from './reconcile'
import { sendRefund } from './refund-jobs'
import { bringEvidence } from './send-evidence'

export const paymentJobs = [endPage, sendRefund, lookInto, bringEvidence, reconcileJob]
