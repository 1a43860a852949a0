/**
 * `npm run walls`: the import rules of `.dependency-cruiser.mjs` over the whole tree. A tool that sees nothing finds nothing:
 * so a violation is planted first, and the run fails unless it is found among more than fifty modules.
 */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import config from '../../.dependency-cruiser.mjs'

const root = path.resolve(import.meta.dirname, '../..')
process.chdir(root)

const canary = `src/core/canary-${process.pid}.ts`
const planted = ['core-knows-nobody', 'payload-at-the-edges', 'pure-code-does-no-io']
writeFileSync(canary, "import '../config/env.ts'\nimport 'payload'\nimport 'node:fs'\n")
/** @type {import('dependency-cruiser').ICruiseResult} */
let result
try {
  const { output } = await cruise(
    ['src', 'collections', 'publishers', 'media', 'tests'],
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  )
  if (typeof output === 'string') throw new Error(output)
  result = output
} finally {
  rmSync(canary, { force: true })
}

const ofCanary = result.summary.violations.filter(({ from }) => from === canary)
const violations = result.summary.violations.filter(({ from }) => from !== canary)
const blind = planted.filter((rule) => !ofCanary.some((violation) => violation.rule.name === rule))
const ours = result.modules.filter(({ source }) => !source.includes('node_modules') && source !== canary).length

for (const { rule, from, to } of violations) console.log(`${rule.name}: ${from} → ${to}`)
for (const rule of blind) console.log(`${rule}: the violation planted in ${canary} was not seen`)
if (ours <= 50) console.log(`only ${ours} modules were seen`)
console.log(`${violations.length} violations in ${ours} modules`)
process.exitCode = violations.length + blind.length > 0 || ours <= 50 ? 1 : 0
