/** Ten thousand publications, written straight into the hub's SQLite file while it is stopped: publishing them would take minutes. */
import { createClient } from '@libsql/client'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { publicationAddresses } from '../../src/content-api/addresses.ts'
import { factsOf } from '../../src/content-api/reading/entry.ts'
import { acme } from '../../src/content-api/testing.ts'
import { publication } from './publications.ts'

const atOnce = 200

/** @param count the first so many of `publication` */
export async function writePublications(
  dataDir: string,
  where: { brand: string; channel: string; publicUrl: string },
  count: number,
): Promise<void> {
  const client = createClient({ url: `file:${path.join(dataDir, 'hub.db')}` })
  const brand = { ...acme, id: where.brand, slug: 'acme', name: 'Acme' }
  const began = Date.now()
  const insert = (n: number) => {
    const content = publication(n, where.brand)
    const addresses = publicationAddresses(content, brand, where.publicUrl)
    const row = {
      id: randomUUID(),
      key: keyOf(n),
      post: content.post,
      channel: where.channel,
      brand: where.brand,
      slug_de: content.texts.de?.slug ?? null,
      slug_en: content.texts.en?.slug ?? null,
      facts: JSON.stringify(factsOf(content, addresses)),
      body: JSON.stringify({ publication: content, addresses, placeholders: {} }),
      url: addresses.de ?? '',
      first_published_at: content.firstPublishedAt,
      changed_at: new Date(began + n).toISOString(),
      last_change: 'published',
      views: 0,
    }
    const names = Object.keys(row)
    return { sql: `insert into publications (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`, args: Object.values(row) }
  }
  for (let from = 0; from < count; from += atOnce)
    await client.batch(
      Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => insert(from + at)),
      'write',
    )
  client.close()
}

export const keyOf = (n: number): string => `bench-${String(n).padStart(8, '0')}`
