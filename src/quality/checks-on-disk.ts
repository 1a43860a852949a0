/** For tests: the checks as they lie in the folder, whatever the registry says of them. */
import { readdirSync } from 'node:fs'
import type { Check } from './check.ts'

export const idsOnDisk = readdirSync(new URL('./checks/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.slice(0, -3))
  // CHECK=brand/ judges by those alone: the others may be half written.
  .filter((id) => id.startsWith(process.env.CHECK ?? ''))
  .sort()
const load = async (id: string) =>
  ((await import(/* @vite-ignore */ new URL(`./checks/${id}.ts`, import.meta.url).href)) as { readonly default: Check }).default
export const checks = await Promise.all(idsOnDisk.map(load))
