import { EnvProblem, envSchema, parseEnv } from '../config/env.ts'

const isSecret = (name: string) =>
  (envSchema.shape[name as keyof typeof envSchema.shape]?.meta() as { secret?: boolean } | undefined)?.secret === true

/** A password in an address is a secret as well. Both kinds of database address are covered, and what no URL parser takes. */
const withoutPassword = (text: string) => text.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#@]*?):[^/?#]*@/i, '$1:***@')

/**
 * The settings as the hub reads them, one `NAME=value` a line; a secret is only said to be set or not.
 *
 * @returns `usable: false` with one line per setting that cannot be used
 */
export function checkEnv(source: Readonly<Record<string, string | undefined>>): { readonly text: string; readonly usable: boolean } {
  try {
    const env = parseEnv(source)
    const lines = Object.keys(envSchema.shape).map((name) => {
      const value = env[name as keyof typeof env]
      if (isSecret(name)) return `${name}=${value ? '(set)' : '(not set)'}`
      return `${name}=${value === undefined ? '(not set)' : withoutPassword(String(value))}`
    })
    return { text: lines.join('\n'), usable: true }
  } catch (error) {
    if (!(error instanceof EnvProblem)) throw error
    return { text: error.message, usable: false }
  }
}
