import { machine } from '@/lib/kernel/machine'

export const importMachine = machine({
  name: 'candleImports',
  initial: 'waiting',
  refusal: 'This import is {state} already.',
  transitions: [
    { from: 'waiting', on: 'start', to: 'running', who: 'a worker' },
    { from: 'running', on: 'wait', to: 'waiting', who: 'a worker, when the exchange does not answer' },
    { from: 'running', on: 'finish', to: 'done', who: 'a worker' },
    {
      from: ['waiting', 'running'],
      on: 'fail',
      to: 'failed',
      who: 'a worker, when it is of no use to go on',
    },
    { from: ['waiting', 'running'], on: 'cancel', to: 'cancelled', who: 'who asked for it, or an admin' },
  ],
})
