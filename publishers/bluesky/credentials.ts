import { z } from 'zod'

/** What `connect` stores. The app password stays, because a refresh token dies when its one answer is lost. */
export const credentialsSchema = z.object({
  /** The server that the account lives on, without a trailing slash; may have a path. */
  service: z.url({ protocol: /^https?$/u }),
  /** Where people read posts. */
  web: z.url({ protocol: /^https?$/u }),
  did: z.string().startsWith('did:'),
  handle: z.string().min(1),
  appPassword: z.string().min(1),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
