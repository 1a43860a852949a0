/**
 * What the OpenAPI document is put together from: each area exports its routes beside its schemas, in `<area>/openapi.ts`, and is
 * named here. Such a file imports schemas and `openapi/parts.ts` only, never a router: routers import the document.
 */
import { feedPaths } from './feeds.ts'
import { mediaPaths } from './media.ts'
import type { Paths } from './parts.ts'
import { postPaths } from './posts.ts'

export const areas: readonly Paths[] = [postPaths, mediaPaths, feedPaths]
