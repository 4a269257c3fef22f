/** The borders of the house, one sentence each. `scripts/check/borders.test.ts` plants a violation of every rule. */

const tests = '\\.test\\.tsx?$'
const schemas = ['^lib/[^/]+/schemas\\.ts$', '^lib/[^/]+/schemas/[^/]+\\.ts$']
/** A compiled strategy, or the words of a script: pure code that the engine of backtests runs bar by bar. */
const compiledForms = '^lib/strategies/engine/(form|indicators|script)/'
const backtestEngine = '^lib/(backtest)/engine/'
/** Bars are what domains of trading hand to each other; the folder is pure and knows none of them. */
const bars = '^lib/backtest/engine/candles/[^/]+\\.ts$'
const face = ['^lib/[^/]+/(index|api)\\.ts$', bars, ...schemas]
const roots = '^lib/[^/]+\\.ts$'
const browserSafeKernel = '^lib/kernel/(money|ids|errors|event-type|countries)\\.ts$'
const pureKernel = '^lib/kernel/(money|errors|random)\\.ts$'
const doors = '^(app|workers)/|^(server|proxy|instrumentation)\\.ts$'
const offstage = '^(sandbox|scripts|tests|bench|soak|contracts)/'
const free = `^(tests|bench|soak)/|${tests}`

/** Client libraries of outside systems. An uninstalled one keeps its bare name, hence the optional folder. */
const vendors =
  '(^|node_modules/)(steam[a-z-]*|@doctormckay/[^/]+|request|stripe|@stripe/[^/]+|ccxt|viem|wagmi|@wagmi/[^/]+|' +
  'ox|siwe|nodemailer|resend|@aws-sdk/[^/]+|@simplewebauthn/server|kubo-rpc-client|helia|@opensearch-project/[^/]+|web-push|grammy|twilio|standardwebhooks|ai|@ai-sdk/[^/]+)(/|$)'
const signIn = '(^|node_modules/)next-auth(/|$)'

/** @type {{ name: string, comment: string, severity: 'error', from: object, to: object }[]} */
const forbidden = []

/** Some borders need more than one pattern; each pattern carries the name and the sentence of its border. */
function border(name, comment, ...patterns) {
  for (const { from, to } of patterns) forbidden.push({ name, comment, severity: 'error', from, to })
}

border('no-cycles', 'No module imports itself in a circle; two domains that need each other use an event.', {
  from: {},
  to: { circular: true },
})

border(
  'app-is-a-door',
  'Pages and routes parse, call an operation and render: they never touch the database or another process.',
  {
    from: { path: '^app/|^(proxy|instrumentation)\\.ts$', pathNot: free },
    to: { path: ['^db/', '^workers/', '^server\\.ts$', offstage, tests] },
  },
)

border(
  'workers-are-a-door',
  'Workers and the web server run what domains offer: they never touch a table, a page or a component.',
  {
    from: { path: '^workers/|^server\\.ts$', pathNot: free },
    to: { path: ['^app/', '^components/', '^db/', offstage, tests], pathNot: '^db/client\\.ts$' },
  },
)

border(
  'components-are-leaves',
  'Components know shapes that travel and nothing of the server: of lib only schemas and browser-safe kernel files.',
  {
    from: { path: '^components/', pathNot: free },
    to: {
      path: ['^lib/(?!kernel/)', doors, '^db/', '^data/', offstage, tests],
      pathNot: schemas,
    },
  },
  {
    from: { path: '^components/', pathNot: free },
    to: { path: '^lib/kernel/', pathNot: browserSafeKernel, dependencyTypesNot: ['type-only'] },
  },
  {
    from: { path: '^components/', pathNot: free },
    to: { dependencyTypes: ['core'] },
  },
)

border(
  'kit-knows-nothing',
  'The kit and the charts draw what they are given: they import neither domains nor features.',
  {
    from: { path: '^components/(ui|charts)/', pathNot: free },
    to: { path: ['^lib/', '^components/(?!(ui|charts)/)'] },
  },
)

border(
  'schemas-travel',
  'Schemas go to the browser: they import zod, browser-safe kernel files and other schemas only.',
  {
    from: { path: schemas },
    to: { pathNot: ['(^|node_modules/)zod(/|$)', browserSafeKernel, ...schemas] },
  },
)

border(
  'lib-knows-no-door',
  'Domains do not know who calls them: no page, component, worker, script or sandbox.',
  {
    from: { path: '^lib/', pathNot: free },
    to: { path: [doors, '^components/', '^(scripts|tests|bench|soak|contracts)/', tests] },
  },
)

border(
  'db-is-the-floor',
  'The database layer imports nothing above it but settings and log; only the seed may call domains, by their face.',
  {
    from: { path: '^db/', pathNot: [free, '^db/seed'] },
    to: {
      path: ['^lib/', doors, '^components/', '^data/', offstage, tests],
      pathNot: '^lib/kernel/(env|log)\\.ts$',
    },
  },
  {
    from: { path: '^db/seed', pathNot: free },
    to: { path: [doors, '^components/', offstage, tests] },
  },
)

border(
  'public-face-only',
  'A domain is entered through its index.ts, api.ts or schemas (one schemas.ts, or a folder of them); everything else in it is private, but for the shape of candles; only the backtest engine runs the compiled forms of strategies.',
  {
    from: { path: '^lib/([^/]+)/', pathNot: [free, backtestEngine] },
    to: { path: '^lib/(?!kernel/)[^/]+/', pathNot: ['^lib/$1/', ...face] },
  },
  {
    from: { path: backtestEngine, pathNot: free },
    to: { path: '^lib/(?!kernel/)[^/]+/', pathNot: ['^lib/$1/', ...face, compiledForms] },
  },
  {
    from: { path: `^(?!lib/)|${roots}`, pathNot: [free, '^node_modules/', '^components/', offstage] },
    to: { path: '^lib/(?!kernel/)[^/]+/', pathNot: face },
  },
  {
    from: { path: '^scripts/', pathNot: free },
    to: { path: '^lib/(?!kernel/)[^/]+/', pathNot: face },
  },
)

border(
  'pure-engine',
  'An engine computes and nothing else: no I/O, no clock, no library but that of time zones, only its own folder, game data and pure kernel files; the backtest engine also runs the compiled forms of strategies.',
  {
    from: { path: '^(lib/[^/]+/engine)/', pathNot: [free, backtestEngine] },
    to: { pathNot: ['^$1/', pureKernel, '^data/', '(^|node_modules/)(@types/)?luxon(/|$)'] },
  },
  {
    from: { path: backtestEngine, pathNot: free },
    to: { pathNot: [backtestEngine, compiledForms, pureKernel] },
  },
)

border(
  'own-tables-only',
  'A domain touches only its own tables, through the kernel; only its queries.ts may read those of others.',
  {
    from: { path: '^lib/([^/]+)/', pathNot: [free, '^lib/[^/]+/queries(\\.ts$|/)'] },
    to: { path: '^db/schema/', pathNot: '^db/schema/($1|$1-ways|kernel)\\.ts$' },
  },
  {
    from: { path: '^lib/', pathNot: [free, '^lib/kernel/'] },
    to: { path: '^db/', pathNot: '^db/schema/' },
  },
  {
    from: { path: roots, pathNot: free },
    to: { path: '^db/' },
  },
)

border(
  'vendors-live-in-adapters',
  "A vendor's library is used in that vendor's adapter only, and next-auth in lib/identity; the sandbox, which plays the vendors, may use them too.",
  {
    from: { pathNot: [free, '^lib/[^/]+/adapters/', '^sandbox/', '^node_modules/'] },
    to: { path: vendors },
  },
  {
    from: { pathNot: [free, '^lib/identity/', '^node_modules/'] },
    to: { path: signIn },
  },
)

border(
  'one-way-out',
  'An address that a person typed is called by lib/kernel/safe-fetch.ts: nobody else but adapters has an HTTP client.',
  {
    from: {
      pathNot: [
        free,
        '^lib/kernel/(safe-fetch|fetched-body)\\.ts$',
        '^lib/[^/]+/adapters/',
        '^sandbox/',
        '^node_modules/',
      ],
    },
    to: { path: ['(^|node_modules/)(undici|axios|got|node-fetch)(/|$)', '^(node:)?https$'] },
  },
)

border(
  'sandbox-is-the-outside',
  'The sandbox plays the outside world: it imports nothing of the product but game data, and nobody imports it.',
  {
    from: { path: '^sandbox/', pathNot: tests },
    to: { path: ['^lib/', '^components/', '^db/', doors, '^(scripts|tests|bench|soak|contracts)/'] },
  },
  {
    from: { pathNot: [free, '^(sandbox|scripts|node_modules)/'] },
    to: { path: '^sandbox/' },
  },
)

border(
  'data-is-a-leaf',
  'Game data imports nothing and is read by the sandbox, domains, the seed, scripts and tests only.',
  {
    from: { path: '^data/' },
    to: {},
  },
  {
    from: { pathNot: [free, '^(sandbox|lib|scripts|data|node_modules)/', '^db/seed'] },
    to: { path: '^data/' },
  },
)

/** @type {{ forbidden: import('dependency-cruiser').IRegularForbiddenRuleType[], options: import('dependency-cruiser').ICruiseOptions }} */
module.exports = {
  forbidden,
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['^node_modules/', '\\.next/', '\\.tradepost/'] },
    exclude: { path: ['^\\.next/', '^\\.tradepost/', '^public/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
