import { expect, it } from 'vitest'
import { fakes } from './fakes.gen.ts'
import { registry } from './registry.gen.ts'
import { contractSuite } from './testing/contract.ts'

for (const [id, entry] of Object.entries(registry)) {
  const fake = fakes[id]
  if (!fake) throw new Error(`${id} has no fake`)
  contractSuite(await entry.publisher(), await entry.connector(), await fake())
}

it('knows every platform and its fake', () => {
  expect(Object.keys(registry)).toEqual(Object.keys(fakes))
})
