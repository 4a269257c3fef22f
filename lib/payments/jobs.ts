import { endPage } from './close-payment'
import { sendRefund } from './refund-jobs'

export const paymentJobs = [endPage, sendRefund]
