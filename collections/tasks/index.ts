import type { CollectionConfig } from 'payload'
import { toldOf } from '../../src/core/task.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { taskEndpoints } from './endpoints.ts'

/**
 * What a person is to post by hand, where no program may. Written by `src/tasks` alone. Whoever is to do it reads it by the endpoints. What is
 * to be posted is told by the sheet, which asks all gates each time, and over no other API.
 */
export const tasks: CollectionConfig = {
  slug: 'tasks',
  labels: { singular: { de: 'Aufgabe', en: 'Task' }, plural: { de: 'Aufgaben', en: 'Tasks' } },
  admin: { useAsTitle: 'title', hidden: true },
  access: { read: only('channel-manager'), create: nobody, update: nobody, delete: nobody },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: taskEndpoints,
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'channel', type: 'relationship', relationTo: 'channels', required: true, index: true },
    { name: 'assignee', type: 'relationship', relationTo: 'users', index: true },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'open',
      index: true,
      options: ['open', 'done', 'given-up'],
    },
    { name: 'openedAt', type: 'date', required: true, index: true },
    // When somebody was shown it first: from then on it may have been posted.
    { name: 'seenAt', type: 'date' },
    { name: 'told', type: 'select', required: true, defaultValue: 'nothing', options: [...toldOf] },
    { name: 'toldAt', type: 'date' },
    { name: 'remoteId', type: 'text' },
    { name: 'address', type: 'text' },
    { name: 'reason', type: 'textarea' },
    { name: 'doneBy', type: 'relationship', relationTo: 'users' },
    { name: 'doneAt', type: 'date' },
    { name: 'handout', type: 'textarea', required: true, access: { read: nobody } },
    // The delivery's.
    { name: 'key', type: 'text', required: true, unique: true },
  ],
}
