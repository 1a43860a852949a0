import type { CollectionConfig, PayloadRequest } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import { nobody } from '../access/nobody.ts'
import { only } from '../access/only.ts'
import { audited } from '../audited.ts'
import { fits } from '../fits.ts'
import { sentence } from '../sentence.ts'
import { auditRemoval, keepSealed } from './hooks.ts'

/** Where the channel's own page led here: what is in the address. */
const asked =
  (name: string) =>
  ({ req }: { req: PayloadRequest }): string | undefined => {
    const value = (req.query as Record<string, unknown> | undefined)?.[name]
    return typeof value === 'string' ? value : undefined
  }

/**
 * The app that a brand has registered with a platform: the hub signs in there in its name. Its secret is sealed (AES-256-GCM, bound to its brand and
 * platform, which stay what they are) when it is saved, and can be read over no API: not even in its sealed form.
 */
export const appKeys: CollectionConfig = {
  slug: 'app-keys',
  labels: { singular: { de: 'App-Zugang', en: 'App key' }, plural: { de: 'App-Zugänge', en: 'App keys' } },
  // A copy could not read the sealed secret of its original.
  disableDuplicate: true,
  indexes: [{ fields: ['brand', 'platform'], unique: true }],
  admin: {
    useAsTitle: 'platform',
    defaultColumns: ['platform', 'brand', 'clientId', 'updatedAt'],
    group: { de: 'Kanäle', en: 'Channels' },
    hidden: ({ user }) => !only('channel-manager')({ req: { user } }),
    description: {
      de: 'Viele Plattformen lassen nur angemeldete Apps herein. Tragen Sie hier ein, was Ihre Firma dort registriert hat; die Anleitung steht beim Kanal.',
      en: 'Many platforms let only registered apps in. Enter here what your company has registered there; the channel says how.',
    },
  },
  access: {
    read: only('channel-manager'),
    create: only('channel-manager'),
    update: only('channel-manager'),
    delete: only('channel-manager'),
  },
  hooks: { beforeOperation: [fits], beforeChange: [keepSealed], afterChange: audited('app-keys'), afterDelete: [auditRemoval] },
  fields: [
    {
      name: 'brand',
      type: 'relationship',
      relationTo: 'brands',
      required: true,
      label: { de: 'Marke', en: 'Brand' },
      defaultValue: asked('brand'),
      access: { update: nobody },
    },
    {
      name: 'platform',
      type: 'text',
      required: true,
      label: { de: 'Plattform', en: 'Platform' },
      defaultValue: asked('platform'),
      access: { update: nobody },
      admin: {
        components: { Field: { path: '/src/admin/platform-field/platform-field.tsx#PlatformField', clientProps: { withApp: true } } },
      },
      validate: (value: unknown, options: { req: PayloadRequest }) =>
        (typeof value === 'string' && manifests[value]?.app !== undefined) ||
        sentence(options, {
          de: 'Diese Plattform verlangt keine eigene App. Wählen Sie eine, die es tut.',
          en: 'This platform asks for no app of your own. Choose one that does.',
        }),
    },
    { name: 'guide', type: 'ui', admin: { components: { Field: '/src/admin/app-keys/app-guide.tsx#AppGuide' } } },
    { name: 'clientId', type: 'text', required: true, label: { de: 'Kennung der App', en: 'App id' } },
    {
      name: 'clientSecret',
      type: 'text',
      virtual: true,
      label: { de: 'Geheimnis der App', en: 'App secret' },
      // Nothing is ever there to be read. Whoever may not read a field is not shown it in the form either.
      admin: { components: { Field: '/src/admin/app-keys/secret-field.tsx#SecretField' } },
    },
    { name: 'sealed', type: 'text', admin: { hidden: true }, access: { read: nobody, create: nobody, update: nobody } },
  ],
}
