/** Reads what is to be checked, asks the checks, and prints what they say. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { systemClock } from '../../core/clock.ts'
import type { Language } from '../../core/story.ts'
import type { Gatherers } from '../../quality/gather/gather.ts'
import { createImagePool } from '../../quality/gather/image-pool.ts'
import { createImageReader } from '../../quality/gather/images.ts'
import { createLinkAsker } from '../../quality/gather/links.ts'
import { createSpeller } from '../../quality/gather/spelling.ts'
import { createVideoReader } from '../../quality/gather/videos.ts'
import { checks } from '../../quality/registry.gen.ts'
import { painter, type Paint } from '../deliveries/terminal.ts'
import { readBrand, type BrandOnDisk } from './brand-file.ts'
import type { CheckOptions } from './command.ts'
import { findFiles } from './files.ts'
import { judgePosts, notJudged } from './judge-posts.ts'
import { asJunit } from './junit.ts'
import { readPostFile, type PostFile } from './post-file.ts'
import { forPeople } from './print-people.ts'
import { WrongUse, type Problem } from './problem.ts'
import { brandOf, postOfHub, postsOfFiles, problemsInOrder, reportOf, type Report } from './report.ts'
import { asSarif } from './sarif.ts'
import { noAddress, noBrand, noPosts, noTime, nothingAskedOffline } from './words.ts'

/** Where the command was given: `npx` runs it in the hub's own folder. */
const here = () => process.env.FUNKHAUS_CALLED_IN || process.cwd()

/** @throws WrongUse where there is nothing to check; what `ask` of deliveries throws. */
export const runCheck = (paths: readonly string[], options: CheckOptions): Promise<Report> =>
  options.post === undefined ? checkFiles(paths, options) : checkPost(options.post, options)

async function checkPost(post: string, { failOn }: CheckOptions): Promise<Report> {
  const [{ ask }, { hubSettings }] = await Promise.all([import('../deliveries/hub.ts'), import('../deliveries/settings.ts')])
  const answer = await ask(hubSettings(), 'judge', { post })
  return reportOf([postOfHub(answer, failOn)], {
    ...{ failOn, brand: { name: answer.brand, file: null }, problems: [], notJudged: [], remarks: [] },
  })
}

async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<Report> {
  const { failOn, offline = false, platform } = options
  const { found, first, roots, problems: fromFolders } = await findFiles(paths, here())
  const brand = await readBrand(options.brand, first, here())
  const problems: Problem[] = [...fromFolders, ...brand.problems]
  const posts: PostFile[] = []
  for (const one of found) {
    const read = await readPostFile(one, { brand, roots, platforms: platform ?? null })
    problems.push(...read.problems)
    if (read.post) posts.push(read.post)
  }
  if (posts.length === 0 && !problems.some(({ kind }) => kind === 'unreadable')) throw new WrongUse(noPosts)

  const ask = gatherers(posts, brand, offline)
  const judged = await judgePosts(posts, { brand, ask, now: systemClock.now() })
  return reportOf(postsOfFiles(judged, failOn), {
    failOn,
    brand: brandOf(brand),
    problems: problemsInOrder(problems),
    notJudged: notJudged(judged, ask).map(({ because, checks: left }) => ({ text: why[because], checks: left })),
    remarks: [...(brand.name === null ? [noBrand] : []), ...(lacksAddress(posts, brand.profile.website) ? [noAddress] : [])],
  })
}

const why = { offline: nothingAskedOffline, 'no-time': noTime } as const

const lacksAddress = (posts: readonly PostFile[], website: string) =>
  !website.includes('{slug}') &&
  posts.some(({ variants }) =>
    variants.some(
      ({ platform, story }) => manifests[platform]?.role !== 'owned' && story.link === null && manifests[platform]?.supports.links,
    ),
  )

/** For one picture. A pipeline has more patience than an editor, and less of a machine. */
const pictureMs = 120_000

/** Who is asked for facts. Files are opened where a post says that they lie, and nowhere else. */
function gatherers(posts: readonly PostFile[], { logos }: BrandOnDisk, offline: boolean): Gatherers {
  const media = new Map(
    posts.flatMap(({ variants }) => variants.flatMap((one) => one.media.map(({ medium }) => [medium.ref.sha256, medium]))),
  )
  return {
    ...(!offline && { links: createLinkAsker({ dispatcher: guardedDispatcher(), clock: systemClock }) }),
    spelling: createSpeller(),
    image: createImageReader({
      open: async ({ sha256 }) => {
        const medium = media.get(sha256)
        if (!medium) throw new Error('No post shows this picture.')
        return readFile(medium.file)
      },
      logo: async (id) => {
        const file = logos.get(id)
        return file === undefined ? null : readFile(file)
      },
      pool: createImagePool({ limitMs: pictureMs }),
    }),
    video: createVideoReader({
      open: async ({ sha256 }) => {
        const medium = media.get(sha256)
        return medium ? { file: medium.file, captions: medium.captions } : null
      },
    }),
  }
}

/** Prints it, or writes it to a file and prints it for people. @throws WrongUse where the file cannot be written. */
export async function write(report: Report, options: CheckOptions, language: Language, paint: Paint): Promise<void> {
  const { format, output } = options
  const print = (paint: Paint) =>
    format === 'json'
      ? JSON.stringify(report, null, 2)
      : format === 'sarif'
        ? asSarif(report, checks, language)
        : format === 'junit'
          ? asJunit(report, language)
          : forPeople(report, language, paint)
  if (output === undefined) return console.log(print(paint))
  await writeFile(path.resolve(here(), output), `${print(painter(false, undefined))}\n`).catch(() => {
    throw new WrongUse({ de: `${output} lässt sich nicht schreiben.`, en: `${output} cannot be written.` })
  })
  console.log(forPeople(report, language, paint))
}
