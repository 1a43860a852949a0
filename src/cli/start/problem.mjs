/** The hub cannot be started, built or tested, and a person can do something about it. The message is all that is shown. */
export class StartProblem extends Error {
  /** @override */
  name = 'StartProblem'
}

/**
 * Runs a command of ours to its end. A StartProblem is told in its own words; anything else is our mistake and keeps its trace.
 *
 * @param {() => Promise<number>} main answers the exit code
 */
export async function command(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
