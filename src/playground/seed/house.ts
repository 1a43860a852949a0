/** The rooms before the people write: brand, topics, a campaign, pictures, connected channels. */
import sharp from 'sharp'
import { z } from 'zod'
import type { Json } from '../../core/story.ts'
import type { Networks } from '../networks.ts'
import { company } from './company.ts'
import { idOf, type Member } from './member.ts'
import { identity } from './identity.ts'
import { folders, library } from './library.ts'
import { drawn, pictures, type SeedPicture } from './pictures.ts'
import type { SeedChannel, SeedPost } from './post.ts'

export interface House {
  readonly brand: string
  readonly campaign: string
  readonly topics: Readonly<Record<SeedPost['topics'][number], string>>
  readonly pictures: Readonly<Record<keyof typeof pictures, string>>
  readonly channels: Readonly<Record<SeedChannel, string>>
}

const signedInAs = z.object({ user: z.object({ id: z.union([z.string(), z.number()]) }) })

interface Team {
  readonly administrator: Member
  readonly editor: Member
  readonly manager: Member
  readonly networks: Networks
}

const topicNames: Record<keyof House['topics'], { readonly de: string; readonly en: string }> = {
  wind: { de: 'Windkraft', en: 'Wind power' },
  solar: { de: 'Solarstrom', en: 'Solar power' },
  storage: { de: 'Speicher', en: 'Storage' },
  people: { de: 'Menschen', en: 'People' },
}

const rights = { rightsHolder: company.name, licence: 'Eigenes Werk', persons: 'none', consent: 'not-needed' }

const channelsOf = {
  website: { name: 'Nordlicht Website', platform: 'website', language: 'de' },
  mastodon: { name: 'Nordlicht auf Mastodon', platform: 'mastodon', language: 'de' },
  bluesky: { name: 'Nordlicht on Bluesky', platform: 'bluesky', language: 'en' },
  careers: { name: 'Nordlicht Karriere auf Mastodon', platform: 'mastodon', language: 'de' },
  xing: { name: 'Nordlicht auf XING', platform: 'xing', language: 'de' },
} as const satisfies Record<SeedChannel, Json>

async function upload(editor: Member, { filename, alt }: Pick<SeedPicture, 'filename' | 'alt'>, bytes: Buffer, more: object) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), filename)
  form.set('_payload', JSON.stringify({ alt: alt.de, otherAlt: alt.en, ...more }))
  return idOf(await editor.post('/api/media?locale=de', form))
}

/** Before the pictures of the posts: those are the newest. */
async function fillLibrary(editor: Member): Promise<void> {
  const folderOf = new Map<string, string>()
  for (const name of folders) folderOf.set(name, idOf(await editor.post('/api/media-folders', { name })))
  const files = await Promise.all(library.map(({ svg }) => sharp(Buffer.from(svg)).jpeg({ quality: 84 }).toBuffer()))
  for (const [n, { folder, tags, endsIn, ...picture }] of library.entries()) {
    const bought = endsIn !== undefined && {
      rightsHolder: 'Fotostudio Nordsee',
      licence: 'Presse und Social Media',
      credit: 'Foto: Studio Nordsee',
      expiresAt: new Date(Date.now() + endsIn * 24 * 3_600_000).toISOString(),
    }
    await upload(editor, picture, files[n]!, { ...rights, ...bought, folder: folderOf.get(folder), tags })
  }
}

export async function furnish({ administrator, editor, manager, networks }: Team): Promise<House> {
  const brand = idOf(
    await administrator.post('/api/brands', {
      ...company,
      ...identity,
    }),
  )
  for (const { manifest, app } of networks.all)
    if (app) await manager.post('/api/app-keys', { brand, platform: manifest.id, clientId: app.id, clientSecret: app.secret })
  const each = async <Name extends string, Of>(all: Readonly<Record<Name, Of>>, make: (of: Of, name: Name) => Promise<string>) => {
    const made: [string, string][] = []
    for (const [name, of] of Object.entries(all) as [Name, Of][]) made.push([name, await make(of, name)])
    return Object.fromEntries(made) as Record<Name, string>
  }

  const topics = await each(topicNames, async ({ de, en }) => {
    const id = idOf(await editor.post('/api/topics?locale=de', { name: de }))
    await editor.patch(`/api/topics/${id}?locale=en`, { name: en })
    return id
  })
  const campaign = idOf(
    await editor.post('/api/campaigns', {
      name: 'Energie von hier',
      brand,
      goal: 'Bis zum Frühjahr wissen 60 % der Haushalte in der Region, dass es den Nachbarschaftstarif gibt.',
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 120 * 24 * 3_600_000).toISOString(),
      figures: [{ metric: 'conversions', target: 40 }],
    }),
  )
  await fillLibrary(editor)
  const shown = await each(pictures, async (picture) => upload(editor, picture, await drawn(picture), rights))
  const owner = signedInAs.parse(await manager.get('/api/users/me')).user.id
  const channels = await each(channelsOf, async (channel) => {
    const id = idOf(await manager.post('/api/channels', { ...channel, brand, owner }))
    // Where people post by hand, there is no imitation to sign in to.
    const input = networks.find(channel.platform)?.input ?? { handle: company.name, address: 'https://www.xing.example/pages/nordlicht' }
    await manager.post(`/api/channels/${id}/connect`, { input })
    return id
  })
  return { brand, campaign, topics, pictures: shown, channels }
}
