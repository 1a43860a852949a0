import * as nip19 from 'nostr-tools/nip19'
import { PublisherError } from '../errors.ts'
import type { Connector } from '../publisher.ts'
import { publicKeyOf } from './keys.ts'
import { ask, askAll, credentialsSchema, type Credentials } from './relay.ts'

const connector: Connector = {
  fields: [
    {
      name: 'key',
      label: { de: 'Privater Schlüssel', en: 'Private key' },
      help: {
        de: 'Beginnt mit nsec1, oder hat 64 hexadezimale Ziffern. Er unterschreibt jeden Beitrag und verlässt den Hub nie.',
        en: 'Begins with nsec1, or has 64 hexadecimal digits. It signs every post and never leaves the hub.',
      },
      secret: true,
      required: true,
      placeholder: 'nsec1…',
    },
    {
      name: 'relays',
      label: { de: 'Relays', en: 'Relays' },
      help: {
        de: 'Einer bis fünf, durch Leerzeichen getrennt. Veröffentlicht ist, was wenigstens einer annimmt.',
        en: 'One to five, with blanks between them. What at least one of them takes is published.',
      },
      secret: false,
      required: true,
      placeholder: 'wss://relay.damus.io wss://nos.lol',
    },
  ],

  async begin(input, ctx) {
    const relays = relaysOf(input.relays ?? '')
    const credentials: Credentials = { secretKey: secretKeyOf((input.key ?? '').trim()), relays }
    const pubkey = publicKeyOf(credentials)
    // Every one of them must let us read: a typing error would otherwise never be seen.
    for (const relay of relays) await ask(relay, [{ kinds: [0], authors: [pubkey], limit: 1 }], ctx)
    const npub = nip19.npubEncode(pubkey)
    const account = { id: pubkey, handle: npub, url: `${ctx.at('https://njump.me')}/${npub}` }
    return { connection: { account, credentials, expiresAt: null } }
  },

  async check(stored, ctx) {
    const { relays, ...key } = credentialsSchema.parse(stored)
    await askAll(relays, [{ kinds: [0], authors: [publicKeyOf(key)], limit: 1 }], ctx)
  },
}
export default connector

function secretKeyOf(typed: string): string {
  const hex = /^[0-9a-f]{64}$/i.test(typed) ? typed.toLowerCase() : decoded(typed)
  if (hex === null) throw new PublisherError('rejected', 'This is no private key. It begins with nsec1.', { code: 'key-invalid' })
  try {
    publicKeyOf({ secretKey: hex })
    return hex
  } catch {
    // Nought, or beyond the order of the curve.
    throw new PublisherError('rejected', 'This is no private key.', { code: 'key-invalid' })
  }
}

function decoded(typed: string): string | null {
  try {
    const { type, data } = nip19.decode(typed)
    return type === 'nsec' ? Buffer.from(data).toString('hex') : null
  } catch {
    return null
  }
}

function relaysOf(typed: string): string[] {
  const relays = typed.split(/[\s,;]+/).filter((one) => one !== '')
  const addresses = relays.map((relay) => (/^wss?:\/\//i.test(relay) ? relay : `wss://${relay}`).replace(/^ws/i, 'http'))
  if (relays.length < 1 || relays.length > 5 || !addresses.every((address) => URL.canParse(address)))
    throw new PublisherError('rejected', 'One to five relays are needed. They look like wss://relay.example.', { code: 'relays-invalid' })
  return [...new Set(addresses.map((address) => new URL(address).href.replace(/\/+$/, '')))]
}
