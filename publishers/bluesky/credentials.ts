import { z } from 'zod'
import { dpopKeySchema } from '../kit/dpop.ts'

const account = {
  /** The server that the account lives on, without a trailing slash. */
  service: z.url({ protocol: /^https?$/u }),
  /** Where people read posts. */
  web: z.url({ protocol: /^https?$/u }),
  did: z.string().startsWith('did:'),
  handle: z.string().min(1),
}

/** Signed in with an app password. It stays, because a refresh token dies when its one answer is lost. */
export const passwordSchema = z.object({
  ...account,
  appPassword: z.string().min(1),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
})
export type PasswordCredentials = z.infer<typeof passwordSchema>

/** Signed in at the server's own page. `service` is its name, which calls are signed with: it is reached by `ctx.at`. */
export const oauthSchema = z.object({
  ...account,
  issuer: z.url({ protocol: /^https$/u }),
  clientId: z.string().min(1),
  /** The hub's key that the sign-in was begun with, which it ends with too. `null`: the hub is a public client. */
  clientKey: z.string().nullable(),
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** What the tokens are bound to. */
  key: dpopKeySchema,
  /** Where the account's handle is looked up. */
  entry: z.url({ protocol: /^https?$/u }),
})
export type OAuthCredentials = z.infer<typeof oauthSchema>

/** What `connect` stores. */
export const credentialsSchema = z.union([passwordSchema, oauthSchema])
export type Credentials = z.infer<typeof credentialsSchema>
