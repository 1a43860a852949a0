import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { AnyPublisher, Connector } from './publisher.ts'
import { contractSuite } from './testing/contract.ts'
import type { FakePlatform } from './testing/fake.ts'

// What `npm run new:publisher` copies is no code yet: here it becomes some, in a place where nothing else finds it.
const here = import.meta.dirname
const artefacts = path.join(here, '../tests/artefacts')
await mkdir(artefacts, { recursive: true })
const folder = await mkdtemp(path.join(artefacts, 'template-'))
afterAll(() => rm(folder, { recursive: true }))

for (const file of await readdir(path.join(here, '_template'))) {
  if (file.includes('.test.')) continue
  const text = await readFile(path.join(here, '_template', file), 'utf8')
  const moved = text.replaceAll("from '../", `from '${here}/`)
  await writeFile(
    path.join(folder, file.replace(/\.template$/, '')),
    moved.replaceAll('__id__', 'made-up').replaceAll('__Name__', 'Made Up'),
  )
}
const load = async <T>(file: string) => ((await import(path.join(folder, file))) as { default: T }).default

contractSuite(await load<AnyPublisher>('publisher.ts'), await load<Connector>('connect.ts'), await load<FakePlatform>('fake.ts'))
