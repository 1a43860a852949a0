/** Publishers: the folders of `publishers/` become a lazy registry, pure manifests, the fakes and what they all say in German. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { banner, GenProblem, type Output } from './output.ts'

/** Folders of `publishers/` that are no platform. */
export const notPlatforms = ['kit', 'testing', '_template']
/** What a platform's folder must have before it can be registered. */
export const platformFiles = ['manifest.ts', 'publisher.ts', 'connect.ts', 'fake.ts'] as const

/** What a folder says, in German, where it has sentences of its own. */
const germanFile = 'german.ts'

export interface Platforms {
  readonly ids: readonly string[]
  /** The folders that say something in German, the kit first: those of platforms are ids. */
  readonly german: readonly string[]
  /** One sentence per folder that cannot be registered yet. */
  readonly incomplete: readonly string[]
}

/** The platforms below `root`, sorted. @throws GenProblem when a folder's name is no id. */
export async function platforms(root: string): Promise<Platforms> {
  const folder = path.join(root, 'publishers')
  const ids: string[] = []
  const incomplete: string[] = []
  const german: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || notPlatforms.includes(entry.name)) continue
    if (!/^[a-z][a-z0-9-]*$/.test(entry.name)) throw new GenProblem(`publishers/${entry.name} is no platform id: use a-z, 0-9 and hyphens.`)
    const files = await readdir(path.join(folder, entry.name))
    const missing = platformFiles.filter((file) => !files.includes(file))
    if (missing.length === 0) {
      ids.push(entry.name)
      if (files.includes(germanFile)) german.push(entry.name)
    } else incomplete.push(`publishers/${entry.name} lacks ${missing.join(', ')}, and is not registered.`)
  }
  const ofKit = await readdir(path.join(folder, 'kit')).catch((): string[] => [])
  return {
    ids: ids.sort(),
    german: [...(ofKit.includes(germanFile) ? ['kit'] : []), ...german.sort()],
    incomplete: incomplete.sort(),
  }
}

const key = (id: string) => (/^[a-z][a-z0-9]*$/.test(id) ? id : `'${id}'`)
/** `two-words` becomes `twoWords`: an identifier for a static import. */
export const identifier = (id: string) => id.replace(/[-/](\w)/g, (_, letter: string) => letter.toUpperCase())

export function publisherFiles({ ids, german }: Pick<Platforms, 'ids' | 'german'>): Output[] {
  const registry = `${banner}import type { AnyPublisher, Connector } from './publisher.ts'

export interface RegistryEntry {
  publisher(): Promise<AnyPublisher>
  connector(): Promise<Connector>
}

/** Platform id to its code, loaded when it is first asked for. */
export const registry: Readonly<Record<string, RegistryEntry>> = {
${ids
  .map(
    (id) => `  ${key(id)}: {
    publisher: () => import('./${id}/publisher.ts').then((m) => m.default),
    connector: () => import('./${id}/connect.ts').then((m) => m.default),
  },
`,
  )
  .join('')}}
`
  const manifests = `${banner}${ids.map((id) => `import { manifest as ${identifier(id)} } from './${id}/manifest.ts'\n`).join('')}import type { PlatformManifest } from './publisher.ts'

/** Platform id to its facts: pure data, safe in a browser. */
export const manifests: Readonly<Record<string, PlatformManifest>> = {
${ids.map((id) => `  ${key(id)}: ${identifier(id)},\n`).join('')}}
`
  const fakes = `${banner}import type { FakePlatform } from './testing/fake.ts'

/** Platform id to its imitation, for tests and the playground. */
export const fakes: Readonly<Record<string, () => Promise<FakePlatform>>> = {
${ids.map((id) => `  ${key(id)}: () => import('./${id}/fake.ts').then((m) => m.default),\n`).join('')}}
`
  const tables = `${banner}${german.map((folder) => `import { german as ${identifier(folder)} } from './${folder}/german.ts'\n`).join('')}import type { German } from './german-table.ts'

/** What the kit and the platforms say, in German: pure data, safe in a browser. */
export const tables: readonly German[] = [
${german.map((folder) => `  ${identifier(folder)},\n`).join('')}]
`
  return [
    { file: 'publishers/registry.gen.ts', content: registry },
    { file: 'publishers/manifests.gen.ts', content: manifests },
    { file: 'publishers/fakes.gen.ts', content: fakes },
    { file: 'publishers/german.gen.ts', content: tables },
  ]
}
