/** `funkhaus`: what an operator and a pipeline can ask of the hub without a browser. */
import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { checkEnv } from './check-env.ts'

// As `npm start` does; what is set already wins.
if (existsSync('.env')) process.loadEnvFile('.env')

const program = new Command('funkhaus').description('The command line of the hub').showHelpAfterError()

program
  .command('check-env')
  .description('Print the settings as the hub reads them, without secrets; fail with one line for each that cannot be used')
  .action(() => {
    const { text, usable } = checkEnv(process.env)
    if (usable) console.log(text)
    else console.error(text)
    process.exitCode = usable ? 0 : 1
  })

await program.parseAsync()
