import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseEnv, type Env } from '../../config/env.ts'
import { playgroundSecrets } from '../start/secrets.mjs'

/**
 * The settings of the hub that is meant: from the environment, as the hub itself reads them. A playground that `npm start` made
 * keeps its secrets in its data folder.
 *
 * @throws EnvProblem, StartProblem
 */
export function hubSettings(): Env {
  const { env } = process
  const dataDir = path.resolve(env.HUB_ROOT ?? process.cwd(), env.DATA_DIR?.trim() || 'data')
  const mayBePlayground = env.HUB_MODE?.trim() !== 'production' && !env.SECRET?.trim()
  if (mayBePlayground && existsSync(path.join(dataDir, 'secrets.json')))
    // For the process too that opens the database in place of this one.
    Object.assign(env, { HUB_MODE: 'playground', ...playgroundSecrets(dataDir, env) })
  return parseEnv(env)
}
