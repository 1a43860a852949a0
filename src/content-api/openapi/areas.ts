/**
 * What the OpenAPI document is put together from. An area exports its routes, here or beside its schemas in `<area>/openapi.ts`, and
 * is named here. Such a file imports schemas and `parts.ts` only, never a router: routers import the document.
 */
import { sharePaths } from '../share/openapi.ts'
import { discoveryPaths } from './discovery.ts'
import { eventPaths } from './events.ts'
import { factPaths } from './facts.ts'
import { feedPaths } from './feeds.ts'
import { mediaPaths } from './media.ts'
import type { Paths } from './parts.ts'
import { postPaths } from './posts.ts'
import { previewPaths } from './preview.ts'
import { responsePaths } from './responses.ts'

export const areas: readonly Paths[] = [
  postPaths,
  factPaths,
  mediaPaths,
  sharePaths,
  feedPaths,
  discoveryPaths,
  responsePaths,
  eventPaths,
  previewPaths,
]
