import { expect, it } from 'vitest'
import { z } from 'zod'
import { read } from './tree.ts'

const names = z.record(z.string(), z.string()).default({})
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ dependencies: names, optionalDependencies: names })) })
  .parse(JSON.parse(read('package-lock.json')))

/** Where Node would find `name` from the package at `from`, nearest first. */
function* places(from: string, name: string) {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    yield at ? `${at}/node_modules/${name}` : `node_modules/${name}`
    if (!at) return
  }
}

// A package may be published before its builds for other systems are. npm then leaves those out of the lock file without a
// word, and every `npm ci` afterwards refuses it (next 16.4.6 and msgpackr-extract 3.0.7 were such cases in 2026-11).
it('names every package that another one in it needs, those for other systems included', () => {
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => ![...places(from, name)].some((place) => place in packages))
      .map((name) => `${from} needs ${name}`),
  )
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})
