/** The oldest Node that the hub runs on (package.json, "engines"). */
const least = { major: 20, minor: 20 }

/**
 * @param {string} version as `process.versions.node` has it
 * @returns {string | null} a sentence when that Node is too old
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > least.major || (major === least.major && minor >= least.minor)) return null
  return `Funkhaus needs Node ${least.major}.${least.minor} or newer, and this is Node ${version}. Install a newer one (https://nodejs.org) and run the command again.`
}
