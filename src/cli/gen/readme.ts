/** The README's tables, written between its `<!-- gen:… -->` markers. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PlatformManifest } from '../../../publishers/publisher.ts'
import { between, table, type Output } from './output.ts'
import { settingsTable } from './settings.ts'

const proofs: Readonly<Record<PlatformManifest['proof']['kind'], string>> = {
  key: 'sent again under the same key',
  identity: 'looked up at the address that we chose',
  session: 'asked of what was prepared there',
  timeline: 'looked for in the own timeline',
  opaque: 'decided by a person',
}

const longest = ({ limits }: PlatformManifest) =>
  limits.text.map(({ max, unit }) => `${max.toLocaleString('en')} ${unit}`).join(' and ') || 'no known limit'

const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
] as const

/** The longest unit that fits into it whole times: `5 minutes`, `hour`. */
function inWords(ms: number): string {
  const [length, unit] = units.find(([one]) => ms % one === 0) ?? [1, 'millisecond']
  return ms === length ? unit : `${ms / length} ${unit}s`
}

const allowed = ({ rates }: PlatformManifest) =>
  rates
    .map(
      ({ of, counts, limit, windowMs }) =>
        `${limit.toLocaleString('en')} ${counts} per ${inWords(windowMs)}${of === 'app' ? ' for all accounts' : ''}`,
    )
    .join(' and ') || 'no known limit'

export const platformTable = (manifests: readonly PlatformManifest[]): string =>
  table(
    ['Platform', 'Id', 'Connected by', 'Text', 'Images', 'Allowed', 'Numbers', 'A lost answer is'],
    manifests.map((manifest) => [
      `[${manifest.name}](${manifest.homepage})`,
      `\`${manifest.id}\``,
      manifest.auth,
      longest(manifest),
      String(manifest.limits.images.max),
      allowed(manifest),
      Object.keys(manifest.metrics).join(', ') || 'none',
      proofs[manifest.proof.kind],
    ]),
  )

/** @throws GenProblem when the README lacks a marker. */
export async function readme(root: string, manifests: readonly PlatformManifest[]): Promise<Output> {
  const file = 'README.md'
  const text = await readFile(path.join(root, file), 'utf8')
  const content = between(between(text, file, 'settings', settingsTable()), file, 'platforms', platformTable(manifests))
  return { file, content }
}
