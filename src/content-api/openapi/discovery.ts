import { languageQuerySchema, postIdPathSchema } from '../asked-post-schemas.ts'
import { headSchema, noQuerySchema, oEmbedQuerySchema, oEmbedSchema, sitemapPathSchema, sitemapQuerySchema } from '../discovery/schemas.ts'
import { json, problem, refusals, text, unchanged, type Paths } from './parts.ts'

export const discoveryPaths: Paths = {
  '/api/content/v1/posts/{id}/head': {
    get: {
      operationId: 'getPostHead',
      tags: ['Discovery'],
      summary: 'What belongs into the head of a post’s page: Open Graph, JSON-LD, links',
      requestParams: { path: postIdPathSchema, query: languageQuerySchema },
      responses: { '200': json('Ready to paste, and in parts', headSchema), ...unchanged, ...refusals },
    },
  },
  '/oembed': {
    get: {
      operationId: 'getOEmbed',
      tags: ['Discovery'],
      summary: 'oEmbed 1.0: a post to be shown on somebody else’s page',
      description: 'Parameters that are not known are passed over.',
      requestParams: { query: oEmbedQuerySchema },
      responses: {
        '200': {
          ...json('The quotation', oEmbedSchema),
          content: { 'application/json': { schema: oEmbedSchema }, 'text/xml': { schema: { type: 'string' } } },
        },
        ...unchanged,
        ...refusals,
        '501': problem('Only json and xml are given'),
      },
    },
  },
  '/robots.txt': {
    get: {
      operationId: 'getRobots',
      tags: ['Discovery'],
      summary: 'What crawlers may read, and where the sitemaps are',
      requestParams: { query: noQuerySchema },
      responses: { '200': text('Robots Exclusion Protocol', 'text/plain'), ...unchanged, ...refusals },
    },
  },
  '/sitemap.xml': {
    get: {
      operationId: 'getSitemap',
      tags: ['Discovery'],
      summary: 'All posts, or an index of the sitemaps',
      requestParams: { query: noQuerySchema },
      responses: { '200': text('The sitemap', 'application/xml'), ...unchanged, ...refusals },
    },
  },
  '/sitemaps/{name}.xml': {
    get: {
      operationId: 'getBrandSitemap',
      tags: ['Discovery'],
      summary: 'The posts of a brand (its slug), or of the last two days (its slug and `-news`), with pictures and languages',
      requestParams: { path: sitemapPathSchema, query: sitemapQuerySchema },
      responses: { '200': text('The sitemap', 'application/xml'), ...unchanged, ...refusals },
    },
  },
}
