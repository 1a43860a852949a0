#!/usr/bin/env node
/** `funkhaus`: what an operator and a pipeline ask without a browser. Ends with 0: done, 1: refused, 2: wrong usage; `check` also with 3. */
import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { EnvProblem } from '../config/env.ts'
import { Problem } from '../core/problem.ts'
import { checkEnv } from './check-env.ts'
import { addCheck } from './check/command.ts'
import { addDeliveries } from './deliveries/command.ts'
import { refused } from './deliveries/refused.ts'
import { Unreachable } from './deliveries/way.ts'
import { StartProblem } from './start/problem.mjs'

// As `npm start` does; what is set already wins.
if (existsSync('.env')) process.loadEnvFile('.env')
// Who reads with `head` has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const program = new Command('funkhaus')
  .description('The command line of the hub')
  .exitOverride()
  .showHelpAfterError('See what there is with --help.')

program
  .command('check-env')
  .description('Print the settings as the hub reads them, without secrets; fail with one line for each that cannot be used')
  .action(() => {
    const { text, usable } = checkEnv(process.env)
    if (usable) console.log(text)
    else console.error(text)
    process.exitCode = usable ? 0 : 1
  })
addDeliveries(program)
addCheck(program)

/** Says why not, in a sentence. @returns the code to end with. */
function sayWhyNot(error: unknown): number {
  // Commander has said it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Problem) console.error(refused(error))
  else if (error instanceof Unreachable || error instanceof EnvProblem || error instanceof StartProblem) console.error(error.message)
  else console.error(`Something unexpected happened: ${error instanceof Error ? error.message : 'nobody knows what'}`)
  return error instanceof Problem && error.status === 400 ? 2 : 1
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = sayWhyNot(error)
}
