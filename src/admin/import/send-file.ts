import { zip, type AsyncZippable } from 'fflate'
import type { FileRead, ImportKind } from '../../core/imports.ts'
import { importLimits } from '../../core/imports.ts'
import type { Language } from '../../core/story.ts'
import { ApiError, errorFrom } from '../api.ts'

const tables = /\.(csv|tsv|tab|txt)$/i
const archives = /\.zip$/i
const texts = /\.(md|markdown|mdx)$/i
const parts = /\.(md|markdown|mdx|jpe?g|png|gif|webp|avif)$/i

/** `null`: nothing among them is read here. */
export function kindOf(files: readonly File[]): ImportKind | null {
  if (files.length === 1 && tables.test(files[0]?.name ?? '')) return 'csv'
  if (files.length === 1 && archives.test(files[0]?.name ?? '')) return 'markdown'
  return files.some(({ name }) => texts.test(name)) ? 'markdown' : null
}

export const mostBytes = (kind: ImportKind): number => (kind === 'csv' ? importLimits.csvBytes : importLimits.zipBytes)

/** Single files and folders travel as one archive, with their paths. */
export async function asOneFile(files: readonly File[]): Promise<File> {
  const [first] = files
  if (files.length === 1 && first && !texts.test(first.name)) return first
  const packed: AsyncZippable = {}
  for (const file of files.filter(({ name }) => parts.test(name)))
    // Pictures do not get smaller.
    packed[file.webkitRelativePath || file.name] = [new Uint8Array(await file.arrayBuffer()), { level: texts.test(file.name) ? 6 : 0 }]
  const bytes = await new Promise<Uint8Array>((resolve, reject) => zip(packed, (error, data) => (error ? reject(error) : resolve(data))))
  const folder = first?.webkitRelativePath.split('/')[0]
  return new File([bytes as BlobPart], `${folder || first?.name || 'markdown'}.zip`, { type: 'application/zip' })
}

/** @throws ApiError */
export async function sendFile(
  file: File,
  told: { readonly kind: ImportKind; readonly brand: string; readonly language: Language },
): Promise<FileRead> {
  const form = new FormData()
  for (const [key, value] of Object.entries(told)) form.set(key, value)
  form.set('file', file)
  let response: Response
  try {
    response = await fetch('/api/imports/read', {
      method: 'POST',
      credentials: 'include',
      headers: { Accept: 'application/json' },
      body: form,
    })
  } catch (cause) {
    throw new ApiError(0, 'unreachable', '', { cause })
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw errorFrom(response.status, answer)
  if (answer === undefined) throw new ApiError(response.status, 'unreadable', '')
  return answer as FileRead
}
