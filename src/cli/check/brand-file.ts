/** What the brand wants, from a file beside the posts. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isTimeZone } from '../../core/slots.ts'
import { languages, type Language } from '../../core/story.ts'
import { brandProfile, plainBrand, type BrandProfile } from '../../quality/brand.ts'
import { fileBeside, readTextFile } from './files.ts'
import { WrongUse, type Problem } from './problem.ts'
import { regionsOf } from './source.ts'
import { readYaml } from './yaml-file.ts'

export const brandFileName = 'funkhaus.brand.yaml'

/** As the brand's form has it, with pictures by their path, and what a form knows elsewhere. */
const brandFile = brandProfile.extend({
  logos: z
    .array(z.object({ picture: z.string() }).extend(brandProfile.shape.logos.in.unwrap().unwrap().element.omit({ id: true }).shape))
    .nullish()
    .transform((rows) => rows ?? []),
  /** Of posts that do not say. */
  language: z.enum(languages).nullish(),
  timeZone: z
    .string()
    .nullish()
    .refine((zone) => !zone || isTimeZone(zone), {
      params: { de: 'Schreiben Sie eine Zeitzone, als Europe/Berlin.', en: 'Write a time zone, as Europe/Berlin.' },
    }),
})

export interface BrandOnDisk {
  /** `null`: there is none, and the brand says nothing. */
  readonly name: string | null
  readonly profile: BrandProfile
  readonly language: Language | null
  readonly timeZone: string
  /** The file of each logo, by its id. */
  readonly logos: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/**
 * @param from the folder in which it is looked for first, and then upwards
 * @throws WrongUse where a file that was named is not there.
 */
export async function readBrand(named: string | undefined, from: string, here: string): Promise<BrandOnDisk> {
  const file = named === undefined ? lookUpwards(from) : path.resolve(here, named)
  const nothing = { name: null, profile: plainBrand(''), language: null, timeZone: 'UTC', logos: new Map<string, string>(), problems: [] }
  if (file === null) return nothing
  const name = path.relative(here, file).split(path.sep).join('/')
  const read = await readTextFile(file, 1024 * 1024)
  if ('unread' in read) throw new WrongUse({ de: `${name}: ${read.unread.de}`, en: `${name}: ${read.unread.en}` })

  const regionOf = regionsOf(read.text)
  const yaml = readYaml(read.text, 0, brandFile)
  const problems: Problem[] = [
    ...yaml.problems.map((one): Problem => ({ file: name, region: regionOf(one), text: one.text, kind: 'unreadable' })),
    ...yaml.unknown.map((one): Problem => ({ file: name, region: regionOf(one), text: one.text, kind: 'note' })),
  ]
  if (yaml.value === null) return { ...nothing, name, problems }
  const { language, timeZone, logos: rows, ...profile } = yaml.value
  const logos = new Map<string, string>()
  for (const [at, { picture }] of rows.entries()) {
    const found = await fileBeside(file, picture, [path.dirname(file)])
    if ('file' in found) logos.set(picture, found.file)
    else problems.push({ file: name, region: regionOf(yaml.at(['logos', at, 'picture'])), text: found.unread, kind: 'unreadable' })
  }
  return {
    ...{ name, language: language ?? null, timeZone: timeZone || 'UTC', logos, problems },
    profile: { ...profile, logos: rows.map(({ picture, ...row }) => ({ ...row, id: picture })) },
  }
}

function lookUpwards(from: string): string | null {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const file = path.join(folder, brandFileName)
    if (existsSync(file)) return file
    if (folder === path.dirname(folder)) return null
  }
}
