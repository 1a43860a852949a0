import { manifests } from '../../../publishers/manifests.gen.ts'
import type { PlatformManifest } from '../../../publishers/publisher.ts'

const byName = (a: PlatformManifest, b: PlatformManifest) => a.name.localeCompare(b.name)
export const allPlatforms = Object.values(manifests).toSorted(byName)

/** @param withKeys platforms whose app's keys the brand has entered */
export const canConnect = ({ id, app }: PlatformManifest, withKeys: readonly string[]): boolean => !app || withKeys.includes(id)
