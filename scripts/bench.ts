import { main, runOnFreshDatabase } from './program'

await main(() => runOnFreshDatabase('bench', process.argv.slice(2)))
