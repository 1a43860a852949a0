'use client'
import { useFieldPath } from '@payloadcms/ui'
import type { PlatformManifest } from '../../../publishers/publisher.ts'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { ShownVariant } from '../variant-preview/preview-store.ts'
import { usePreview } from '../variant-preview/use-preview.ts'

interface Place {
  /** Of the field, now. */
  readonly path: string
  readonly view: ShownVariant | null
  /** `null`: no channel is chosen, or it has not been seen yet. */
  readonly platform: PlatformManifest | null
}

/** Where a field of a row of channels stands, and what that row becomes. */
export function usePlace(drawnPath: string): Place {
  const { viewOf } = usePreview()
  // Rows move, and the path of a field that was drawn before stays behind; Payload's context does not.
  const path = useFieldPath() ?? drawnPath
  const view = viewOf(Number(/(?:^|\.)variants\.(\d+)\./.exec(path)?.[1] ?? -1))
  return { path, view, platform: manifests[view?.channel.platform ?? ''] ?? null }
}
