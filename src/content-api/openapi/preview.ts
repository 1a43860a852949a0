import { previewMediaPathSchema, previewPathSchema, previewQuerySchema, previewSchema } from '../preview/schemas.ts'
import { gone, imageTypes, privateBytes, privateJson, refusals, type Paths } from './parts.ts'

const variant = previewMediaPathSchema.shape.variant.unwrap()

export const previewPaths: Paths = {
  '/api/content/v1/preview/{token}': {
    get: {
      operationId: 'getPreview',
      tags: ['Preview'],
      summary: 'A draft, for whoever has a link to it',
      description: 'Never cached, and not for search engines. Links expire.',
      requestParams: { path: previewPathSchema, query: previewQuerySchema },
      responses: { '200': privateJson('The draft as it stands now', previewSchema), ...gone, ...refusals },
    },
  },
  '/api/content/v1/preview/{token}/media/{id}': {
    get: {
      operationId: 'getPreviewMedia',
      tags: ['Preview'],
      summary: 'A picture of a draft',
      requestParams: { path: previewMediaPathSchema.omit({ variant: true }) },
      responses: { '200': privateBytes('The picture', imageTypes), ...gone, ...refusals },
    },
  },
  '/api/content/v1/preview/{token}/media/{id}/{variant}': {
    get: {
      operationId: 'getPreviewMediaVariant',
      tags: ['Preview'],
      summary: 'The same, cut or smaller',
      requestParams: { path: previewMediaPathSchema.extend({ variant }) },
      responses: { '200': privateBytes('The picture', imageTypes), ...gone, ...refusals },
    },
  },
}
