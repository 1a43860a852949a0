import type { CollectionConfig } from 'payload'
import { nobody } from './nobody.ts'
import { signedIn } from './signed-in.ts'

/** Records that the hub's own services write: readable to signed-in people, written by nobody over any API. */
export const writtenByServices: NonNullable<CollectionConfig['access']> = { read: signedIn, create: nobody, update: nobody, delete: nobody }
