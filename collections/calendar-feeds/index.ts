import type { CollectionConfig } from 'payload'
import { languages } from '../../src/core/story.ts'
import { nobody } from '../access/nobody.ts'
import { calendarFeedEndpoints } from './endpoints.ts'

/**
 * The address by which a person's own calendar program reads the hub's calendar: one for each person. Only the hash of its secret is
 * kept; the address is shown once, and is over with its row.
 */
export const calendarFeeds: CollectionConfig = {
  slug: 'calendar-feeds',
  labels: { singular: { de: 'Kalender-Abo', en: 'Calendar feed' }, plural: { de: 'Kalender-Abos', en: 'Calendar feeds' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: calendarFeedEndpoints,
  fields: [
    { name: 'person', type: 'relationship', relationTo: 'users', required: true, index: true },
    { name: 'hash', type: 'text', required: true, unique: true },
    { name: 'language', type: 'select', required: true, options: [...languages] },
    { name: 'timeZone', type: 'text', required: true },
  ],
}
