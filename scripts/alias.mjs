import './postgres-guard.mjs'
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const endings = ['', '.ts', '.tsx', '/index.ts']

const isFile = (file) => existsSync(file) && statSync(file).isFile()

/** Resolves `@/x` and extensionless relative imports, only for our own TypeScript files. */
registerHooks({
  resolve(specifier, context, next) {
    const from = context.parentURL ?? ''
    const ours = /\.tsx?$/.test(from) && !from.includes('/node_modules/')
    const aliased = specifier.startsWith('@/')
    if (!ours || !(aliased || specifier.startsWith('.'))) return next(specifier, context)
    const base = aliased
      ? path.join(root, specifier.slice(2))
      : path.resolve(path.dirname(fileURLToPath(from)), specifier)
    const found = endings.map((ending) => base + ending).find(isFile)
    return found ? next(pathToFileURL(found).href, context) : next(specifier, context)
  },
})
