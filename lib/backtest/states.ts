import { machine } from '@/lib/kernel/machine'

export const runMachine = machine({
  name: 'backtest',
  initial: 'queued',
  refusal: 'This run is {state} now, so that is no longer possible.',
  transitions: [
    { from: 'queued', on: 'start', to: 'running', who: 'a worker' },
    { from: ['queued', 'running'], on: 'finish', to: 'done', who: 'a worker, or the store of results' },
    { from: ['queued', 'running'], on: 'fail', to: 'failed', who: 'a worker' },
    { from: ['queued', 'running'], on: 'cancel', to: 'cancelled', who: 'its owner' },
  ],
})
