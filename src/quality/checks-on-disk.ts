/** For tests: the checks as they lie in the folder, whatever the registry says of them. */
import { readdirSync } from 'node:fs'
import type { Check } from './check.ts'

/** Ids of those that begin so: the others may be half written. Default: all. */
export const idsOnDisk = (beginning = ''): string[] =>
  readdirSync(new URL('./checks/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.slice(0, -3))
    .filter((id) => id.startsWith(beginning))
    .sort()

const load = async (id: string) =>
  ((await import(/* @vite-ignore */ new URL(`./checks/${id}.ts`, import.meta.url).href)) as { readonly default: Check }).default
export const checksOnDisk = (beginning?: string): Promise<Check[]> => Promise.all(idsOnDisk(beginning).map(load))
