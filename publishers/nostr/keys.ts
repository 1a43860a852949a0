/** The account is its key. */
import { getPublicKey } from 'nostr-tools/pure'
import type { Credentials } from './relay.ts'

type Key = Pick<Credentials, 'secretKey'>

export const keyOf = ({ secretKey }: Key): Uint8Array => new Uint8Array(Buffer.from(secretKey, 'hex'))
export const publicKeyOf = (credentials: Key): string => getPublicKey(keyOf(credentials))
/** As relays are named on the network. */
export const relayName = (relay: string): string => relay.replace(/^http/, 'ws')
