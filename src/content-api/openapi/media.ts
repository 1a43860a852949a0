import { mediaPathSchema, mediaQuerySchema } from '../schemas.ts'
import { bytes, imageTypes, refusals, unchanged, type Paths } from './parts.ts'

const responses = {
  '200': bytes('The file', [...imageTypes, 'application/pdf']),
  ...unchanged,
  ...refusals,
}

export const mediaPaths: Paths = {
  '/api/content/v1/media/{id}': {
    get: {
      operationId: 'getMedia',
      tags: ['Media'],
      summary: 'A picture that a published post shows, without EXIF and GPS, or a document of it',
      requestParams: { path: mediaPathSchema.omit({ variant: true }), query: mediaQuerySchema },
      responses,
    },
  },
  '/api/content/v1/media/{id}/{variant}': {
    get: {
      operationId: 'getMediaVariant',
      tags: ['Media'],
      summary: 'The same, cut around its focal point',
      requestParams: { path: mediaPathSchema.extend({ variant: mediaPathSchema.shape.variant.unwrap() }), query: mediaQuerySchema },
      responses,
    },
  },
}
