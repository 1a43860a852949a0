import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload({
  turbopack: { root: import.meta.dirname },
  // One copy of Payload for Express and Next: with two, validation errors lose their fields.
  serverExternalPackages: [
    'payload',
    '@payloadcms/db-sqlite',
    '@payloadcms/db-postgres',
    '@payloadcms/db-mongodb',
    '@payloadcms/drizzle',
    '@payloadcms/graphql',
    '@libsql/client',
  ],
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true }, // `npm run types` judges the whole project, and the build stays fast.
})
