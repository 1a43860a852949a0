/** What the address of a request to Payload's REST may ask. */
import type { SanitizedConfig } from 'payload'
import { Problem } from '../core/problem.ts'

const wrong = (detail: string) => new Problem(400, 'invalid-address', detail)

/**
 * The address as Payload is to read it. Without `locale` it would drop what is localised, without a word: the default
 * language is meant then.
 * @throws Problem 400 where it cannot be read, or asks for what there is not.
 */
export function checkedAddress(address: URL, method: string, config: SanitizedConfig): URL {
  if (!isReadable(address)) throw wrong('The address cannot be read. Check every % in it, and what follows.')
  const checked = new URL(address)
  const { localization } = config
  const locale = checked.searchParams.get('locale')
  if (localization && locale === null) checked.searchParams.set('locale', localization.defaultLocale)
  if (localization && locale !== null && ![...localization.localeCodes, 'all', '*'].includes(locale))
    throw wrong(`There is no language “${locale.slice(0, 20)}” here. Use one of ${localization.localeCodes.join(', ')} or all.`)
  if (method !== 'GET' && (locale === 'all' || locale === '*'))
    throw wrong('Write one language at a time: Payload would drop the texts of all of them. Name it, as in ?locale=de.')
  const [, , slug, second] = checked.pathname.split('/')
  const collection = config.collections.find((one) => one.slug === slug)
  if (second === 'versions' && collection && !collection.versions)
    throw new Problem(404, 'no-versions', 'No versions are kept of these documents.')
  if (checked.searchParams.has('where')) throw wrong('A filter names a field and an operator, as in where[title][equals]=Hello.')
  const relations = relationNames(config)
  for (const [key, value] of checked.searchParams)
    for (const path of [...key.split(/[[\]]+/), ...(key.endsWith('sort') || key.endsWith('[sort]') ? value.split(',') : [])])
      if (hops(path, relations) > 1)
        throw wrong(`The filter “${path.slice(0, 60)}” reaches further than one document away. Ask in two steps.`)
  return checked
}

/** No escape that is none, and no U+0000: PostgreSQL answers it with an error. */
function isReadable({ pathname, search }: URL): boolean {
  try {
    return !decodeURIComponent(pathname + search).includes('\u0000')
  } catch {
    return false
  }
}

/**
 * Payload 3.90 checks a path through two documents in a promise that nobody waits for (validateSearchParams.js): a path that
 * may not be asked for ends the process as an unhandled rejection. So nobody gets that far.
 */
const hops = (path: string, relations: ReadonlySet<string>): number =>
  path
    .replace(/^-/, '')
    .split(/\.|__/)
    .slice(0, -1)
    .filter((segment) => relations.has(segment)).length

function relationNames({ collections }: SanitizedConfig): Set<string> {
  const names = new Set(['parent'])
  type Fields = (typeof collections)[number]['flattenedFields']
  const look = (fields: Fields) => {
    for (const field of fields) {
      if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') names.add(field.name)
      if ('flattenedFields' in field) look(field.flattenedFields)
    }
  }
  for (const { flattenedFields } of collections) look(flattenedFields)
  return names
}
