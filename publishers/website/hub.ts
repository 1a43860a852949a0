/** Where the hub's receiver is reached. */
import { hubAccess, hubAddress, type HubAccess } from '../kit/own-hub.ts'

export const credentialsSchema = hubAccess
export type Credentials = HubAccess

export const endpoint = (credentials: Credentials, path: string) => hubAddress(credentials, `/api/owned/v1/${path}`)

export const publicationAt = (credentials: Credentials, key: string) => endpoint(credentials, `publications/${encodeURIComponent(key)}`)
