import path from 'node:path'
import { env } from '../config/env.ts'

/** Where files lie that are to be imported, each under the SHA-256 of its bytes. */
export const importFolder = (): string => path.join(env().dataDir, 'imports')
