import { main, runOnFreshDatabase } from './program'

await main(() => runOnFreshDatabase('soak', process.argv.slice(2)))
