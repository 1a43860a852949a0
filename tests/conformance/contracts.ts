/** Which description stands for which platform. What is not named here has none that could be had. */
import path from 'node:path'
import { flickrMethods } from './flickr.ts'
import { graph } from './graph.ts'
import { openApi } from './openapi.ts'
import { ghostSchemas, lexicons, wordpressRoutes } from './others.ts'
import { postman } from './postman.ts'
import { botApi } from './telegram.ts'
import type { Judge } from './contract.ts'

export interface Contract {
  /** Below the folder of contracts. */
  readonly file: string
  readonly open: (file: string) => Judge
  /** Where the description is known to be wrong or one-sided: what it says then, and why it is not followed. */
  readonly except?: readonly { readonly says: RegExp; readonly why: string }[]
}

/** Names of resources at Google have two segments: `accounts/1`. */
const google = (api: string): Contract => ({
  file: `google-business-profile/${api}.json`,
  open: (file) => openApi(file, `/${api}.googleapis.com`, '[^/:]+/[^/:]+'),
})

const instagram = /^(IG|Instagram)/

export const contracts: Readonly<Record<string, readonly Contract[]>> = {
  bluesky: [{ file: 'bluesky/lexicons', open: lexicons }],
  'dev-to': [{ file: 'devto/api_v1.json', open: (file) => openApi(file, '/dev.to/api') }],
  discord: [{ file: 'discord/openapi.json', open: (file) => openApi(file, '/discord.com/api/v10') }],
  facebook: [
    { file: 'meta/api_specs/specs', open: (folder) => graph(folder, ['graph.facebook.com', 'graph-video.facebook.com'], /^(?!IG)/) },
  ],
  flickr: [
    {
      file: 'flickr/flickr.com.json',
      open: flickrMethods,
      except: [{ says: /api_key/, why: 'oauth_consumer_key stands for it in a signed request, as Flickr’s page on OAuth shows' }],
    },
  ],
  ghost: [{ file: 'ghost', open: ghostSchemas }],
  // Posts and reviews are of version 4 (mybusiness.googleapis.com), which Google describes in words only: nothing of it is judged here.
  'google-business-profile': [google('mybusinessaccountmanagement'), google('mybusinessbusinessinformation')],
  instagram: [{ file: 'meta/api_specs/specs', open: (folder) => graph(folder, ['graph.facebook.com', 'graph.instagram.com'], instagram) }],
  mastodon: [
    {
      file: 'mastodon/schema.json',
      open: (file) => openApi(file, ''),
      except: [
        { says: /redirect_uris must be array/, why: 'servers before 4.3, and other software, take text only; all servers take that' },
      ],
    },
  ],
  pinterest: [{ file: 'pinterest/openapi.json', open: (file) => openApi(file, '/api.pinterest.com/v5') }],
  slack: [
    {
      file: 'slack/slack_web_openapi_v2_without_examples.json',
      open: (file) => openApi(file, '/slack.com/api'),
      except: [
        { says: /^(header|query) token is missing/, why: 'the token goes as Authorization: Bearer, as Slack itself recommends' },
        { says: /metadata is not described/, why: 'the description is of 2021, metadata of messages of 2022' },
      ],
    },
  ],
  telegram: [{ file: 'telegram/api.json', open: (file) => botApi(file, 'api.telegram.org') }],
  threads: [{ file: 'threads/threads-api.postman_collection.json', open: (file) => postman(file, 'graph.threads.net') }],
  wordpress: [{ file: 'wordpress/wp-v2-routes.json', open: wordpressRoutes }],
  x: [{ file: 'x/openapi.json', open: (file) => openApi(file, '/api.x.com') }],
  youtube: [
    { file: 'youtube/youtube-v3.openapi.json', open: (file) => openApi(file, '/www.googleapis.com') },
    { file: 'youtube/youtube-v3.openapi.json', open: (file) => openApi(file, '/youtube.googleapis.com') },
  ],
}

export const contractsFolder = path.resolve(import.meta.dirname, '../../../shared/contracts')
