import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // server.ts does it, for every answer.
  compress: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Nobody gets the head late: a title that streams in is missing for a moment at every live refresh.
  htmlLimitedBots: /.*/,
  devIndicators: false,
  logging: { serverFunctions: false },
  // A file of 4 MB as a form sends it, and what stands around it.
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    'pg-boss',
    'postgres',
    'pg',
    'pino',
    '@node-rs/argon2',
    'steam-session',
    'steamcommunity',
    'steam-tradeoffer-manager',
    'request',
    'ccxt',
    // Reads the measures of its fonts from beside its own file.
    'pdfkit',
  ],
}

export default config
