import path from 'node:path'

/**
 * The environment in which things are built and generated: complete, harmless, and the same on every machine, so that no
 * real database is opened and no secret gets into what is built.
 *
 * @param {string} root where package.json lies
 * @param {string} scratch an existing folder; an embedded database would lie there
 * @param {string} [databaseUrl] default: SQLite in `scratch`
 * @returns {NodeJS.ProcessEnv}
 */
export function buildEnv(root, scratch, databaseUrl = `file:${path.join(scratch, 'build.db')}`) {
  const { PATH, HOME, TMPDIR, LANG, CI, NO_COLOR, FORCE_COLOR, NODE_OPTIONS } = process.env
  return {
    ...Object.fromEntries(
      Object.entries({ PATH, HOME, TMPDIR, LANG, CI, NO_COLOR, FORCE_COLOR, NODE_OPTIONS }).filter(([, value]) => value !== undefined),
    ),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HUB_ROOT: root,
    DATA_DIR: scratch,
    DATABASE_URL: databaseUrl,
    HUB_MODE: 'production',
    ROLE: 'all',
    SECRET: 'a placeholder that signs nothing at all',
    CREDENTIAL_KEYS: `build:${Buffer.alloc(32).toString('base64')}`,
  }
}
