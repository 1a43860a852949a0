import type { MediaFolder } from '../../core/media-library.ts'

export interface Branch {
  readonly folder: MediaFolder
  /** 0 at the top. */
  readonly depth: number
}

/** Folders in the order of a tree that is read from the top. One whose parent is gone stands at the top. */
export function branchesOf(folders: readonly MediaFolder[]): Branch[] {
  const there = new Set(folders.map(({ id }) => id))
  const below = (parent: string | null, depth: number): Branch[] =>
    folders
      .filter((folder) => (folder.parent && there.has(folder.parent) ? folder.parent : null) === parent)
      .flatMap((folder) => [{ folder, depth }, ...below(folder.id, depth + 1)])
  return below(null, 0)
}

/** "Messe › 2026" */
export function pathOf(folders: readonly MediaFolder[], id: string): string {
  const folder = folders.find((one) => one.id === id)
  return folder ? [folder.parent && pathOf(folders, folder.parent), folder.name].filter(Boolean).join(' › ') : ''
}
