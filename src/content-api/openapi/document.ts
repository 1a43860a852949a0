import { createDocument } from 'zod-openapi'
import { areas } from './areas.ts'

/** The OpenAPI 3.1 document of the public API, built from the schemas that parse and make its answers. */
export const openApiDocument = (publicUrl: string) =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Funkhaus content API',
      version: '1',
      description:
        'Published content, for websites and apps. A key is needed only where a brand asks for one. Everything may be cached; ask again with If-None-Match.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    security: [{}, { bearer: [] }],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of the content API, for brands that do not show their posts to everybody',
        },
      },
    },
    paths: Object.assign({}, ...areas) as (typeof areas)[number],
  })
