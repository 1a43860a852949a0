import { spawn } from 'node:child_process'
import { StartProblem } from './problem.mjs'

/**
 * Runs a program quietly; what it said is shown only when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, what: string, tailLines?: number }} options
 *   `what` is named when it fails, above it stand the last `tailLines` lines (default 40) that it said
 * @returns {Promise<string>} what it said
 * @throws {StartProblem} when it cannot be started or does not end with 0
 */
export function quietly(command, args, { cwd, env = process.env, what, tailLines = 40 }) {
  return new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', (error) => reject(new StartProblem(`${what} failed: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(said)
      const tail = said.trim().split('\n').slice(-tailLines).join('\n')
      reject(new StartProblem(`${tail}\n\n${what} failed (${signal ?? `exit code ${code}`}). What it said stands above.`))
    })
  })
}
