/**
 * The only import of the config inside `src/app`: Next bundles its own copy of every module, and a second config would mean
 * second collections and hooks. The server puts its own here first (src/server.ts).
 */
import type { SanitizedConfig } from 'payload'

const shared = globalThis as typeof globalThis & { __hubConfig?: Promise<SanitizedConfig> }
const config: Promise<SanitizedConfig> = shared.__hubConfig ?? import('./payload.config.ts').then((module) => module.default)

export default config
