/** Where the hub's receiver is reached. */
import { z } from 'zod'
import { hubAccess, hubAddress, type HubAccess } from '../kit/own-hub.ts'
import { mailingPath } from './mailing.ts'

export const credentialsSchema = hubAccess.extend({ newsletter: z.string().min(1) })
export type Credentials = z.infer<typeof credentialsSchema>

export const endpoint = (access: HubAccess, path: string) => hubAddress(access, `${mailingPath}/${path}`)
export const mailingAt = (access: HubAccess, key: string) => endpoint(access, `mailings/${encodeURIComponent(key)}`)
