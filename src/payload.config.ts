/** The composition of the CMS: which collections, which database, which languages. */
import path from 'node:path'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { createTransport } from 'nodemailer'
import { buildConfig, defaultLoggerOptions } from 'payload'
import sharp from 'sharp'
import { accountMeasurements } from '../collections/account-measurements/index.ts'
import { apiKeys } from '../collections/api-keys/index.ts'
import { appKeys } from '../collections/app-keys/index.ts'
import { approvals } from '../collections/approvals/index.ts'
import { attempts } from '../collections/attempts/index.ts'
import { auditLog } from '../collections/audit-log/index.ts'
import { boundedLists } from '../collections/bounded-lists.ts'
import { brands } from '../collections/brands/index.ts'
import { calendarFeeds } from '../collections/calendar-feeds/index.ts'
import { campaigns } from '../collections/campaigns/index.ts'
import { channels } from '../collections/channels/index.ts'
import { comments } from '../collections/comments/index.ts'
import { conversionSources } from '../collections/conversion-sources/index.ts'
import { conversions } from '../collections/conversions/index.ts'
import { costs } from '../collections/costs/index.ts'
import { deliveries } from '../collections/deliveries/index.ts'
import { deliveryAges } from '../collections/delivery-ages/index.ts'
import { deliveryNumbers } from '../collections/delivery-numbers/index.ts'
import { earlierFiles } from '../collections/earlier-files/index.ts'
import { exceptions } from '../collections/exceptions/index.ts'
import { findings } from '../collections/findings/index.ts'
import { fingerprints } from '../collections/fingerprints/index.ts'
import { freezes } from '../collections/freezes/index.ts'
import { groups } from '../collections/groups/index.ts'
import { guestLinks } from '../collections/guest-links/index.ts'
import { importRows } from '../collections/import-rows/index.ts'
import { imports } from '../collections/imports/index.ts'
import { linkClicks } from '../collections/link-clicks/index.ts'
import { linkSalts } from '../collections/link-salts/index.ts'
import { linkVisitors } from '../collections/link-visitors/index.ts'
import { mailingRecipients } from '../collections/mailing-recipients/index.ts'
import { mailings } from '../collections/mailings/index.ts'
import { measurements } from '../collections/measurements/index.ts'
import { measuringCosts } from '../collections/measuring-costs/index.ts'
import { measuringNotes } from '../collections/measuring-notes/index.ts'
import { mediaFacts } from '../collections/media-facts/index.ts'
import { mediaFolders } from '../collections/media-folders/index.ts'
import { media } from '../collections/media/index.ts'
import { newsletters } from '../collections/newsletters/index.ts'
import { numbersEndpoints } from '../collections/numbers-endpoints.ts'
import { numbersExports } from '../collections/numbers-exports.ts'
import { origins } from '../collections/origins/index.ts'
import { posts } from '../collections/posts/index.ts'
import { publications } from '../collections/publications/index.ts'
import { rawAnswers } from '../collections/raw-answers/index.ts'
import { rateLimits } from '../collections/rate-limits/index.ts'
import { receivedMentions } from '../collections/received-mentions/index.ts'
import { reportEditions } from '../collections/report-editions/index.ts'
import { reportMails } from '../collections/report-mails/index.ts'
import { reports } from '../collections/reports/index.ts'
import { responses } from '../collections/responses/index.ts'
import { reviews } from '../collections/reviews/index.ts'
import { sayWhatIsWrong } from '../collections/say-what-is-wrong.ts'
import { saysWhatBelongs } from '../collections/says-what-belongs.ts'
import { siteSettings } from '../collections/site-settings/index.ts'
import { sources } from '../collections/sources/index.ts'
import { sentMentions } from '../collections/sent-mentions/index.ts'
import { subscribers } from '../collections/subscribers/index.ts'
import { tasks } from '../collections/tasks/index.ts'
import { shortLinks } from '../collections/short-links/index.ts'
import { topics } from '../collections/topics/index.ts'
import { users } from '../collections/users/index.ts'
import { webhookDeliveries } from '../collections/webhook-deliveries/index.ts'
import { webhooks } from '../collections/webhooks/index.ts'
import { env } from './config/env.ts'
import { databaseFor } from './database/adapter.ts'

const { root, HUB_MODE, DATABASE_URL, SECRET, PUBLIC_URL, SMTP_URL, MAIL_FROM, LOG_LEVEL } = env()
const sender = /^(?:(.*?)\s*<)?([^<>]+)>?$/.exec(MAIL_FROM)

export default buildConfig({
  secret: SECRET,
  serverURL: PUBLIC_URL,
  csrf: [PUBLIC_URL],
  telemetry: false,
  db: await databaseFor(DATABASE_URL, root),
  // Without indenting, which would keep the Tab key inside the text for ever.
  editor: lexicalEditor({ features: ({ defaultFeatures }) => defaultFeatures.filter(({ key }) => key !== 'indent') }),
  sharp,
  // Lines for people in the playground, JSON for machines otherwise.
  logger:
    HUB_MODE === 'playground' ? { options: { level: LOG_LEVEL }, destination: defaultLoggerOptions } : { options: { level: LOG_LEVEL } },
  email: nodemailerAdapter({
    defaultFromName: sender?.[1] ?? 'Funkhaus',
    defaultFromAddress: sender?.[2] ?? 'funkhaus@localhost',
    skipVerify: true,
    // Without a mail server, mails are made and dropped; nothing is sent anywhere.
    transport: SMTP_URL ? createTransport(SMTP_URL) : createTransport({ jsonTransport: true }),
  }),
  collections: [
    posts,
    media,
    campaigns,
    topics,
    reports,
    reportEditions,
    reportMails,
    sources,
    channels,
    appKeys,
    newsletters,
    subscribers,
    mailings,
    mailingRecipients,
    deliveries,
    freezes,
    tasks,
    responses,
    costs,
    conversions,
    conversionSources,
    brands,
    users,
    groups,
    auditLog,
    attempts,
    measurements,
    accountMeasurements,
    rawAnswers,
    measuringNotes,
    measuringCosts,
    deliveryNumbers,
    deliveryAges,
    rateLimits,
    reviews,
    approvals,
    exceptions,
    comments,
    guestLinks,
    findings,
    fingerprints,
    mediaFacts,
    mediaFolders,
    earlierFiles,
    publications,
    receivedMentions,
    sentMentions,
    webhooks,
    webhookDeliveries,
    shortLinks,
    linkClicks,
    linkVisitors,
    linkSalts,
    apiKeys,
    calendarFeeds,
    imports,
    importRows,
    origins,
    siteSettings,
  ]
    .map(saysWhatBelongs)
    .map(boundedLists),
  localization: {
    locales: [
      { code: 'de', label: { de: 'Deutsch', en: 'German' } },
      { code: 'en', label: { de: 'Englisch', en: 'English' } },
    ],
    defaultLocale: 'de',
    fallback: false,
  },
  i18n: { supportedLanguages: { de, en }, fallbackLanguage: 'en' },
  // Bombs are refused from their header (collections/media/hooks.ts); this stops a body from filling the memory.
  upload: {
    limits: { fileSize: 50 * 1024 * 1024 },
    abortOnLimit: true,
    responseOnLimit: 'The file is larger than 50 MB. Make it smaller and try again.',
  },
  endpoints: [...numbersEndpoints, ...numbersExports],
  hooks: { afterError: [sayWhatIsWrong] },
  jobs: { access: { run: () => false, queue: () => false, cancel: () => false } },
  graphQL: { schemaOutputFile: path.resolve(root, 'data/schema.graphql') },
  admin: {
    user: 'users',
    avatar: 'default',
    dateFormat: 'd MMM yyyy, HH:mm',
    importMap: { baseDir: root, importMapFile: path.resolve(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' – Funkhaus' },
    components: {
      graphics: { Icon: '/src/admin/mark/mark.tsx#Icon', Logo: '/src/admin/mark/mark.tsx#Logo' },
      header: ['/src/admin/freeze/freeze-banner.tsx#FreezeBanner'],
      actions: ['/src/admin/freeze/freeze-button.tsx#FreezeButton'],
      afterNavLinks: [
        '/src/admin/review-page/review-link.tsx#ReviewLink',
        '/src/admin/calendar/calendar-link.tsx#CalendarLink',
        '/src/admin/numbers/numbers-link.tsx#NumbersLink',
        '/src/admin/import/import-link.tsx#ImportLink',
        '/src/admin/media-library/library-link.tsx#LibraryLink',
        '/src/admin/channels/channels-link.tsx#ChannelsLink',
        '/src/admin/queue/queue-link.tsx#QueueLink',
        '/src/admin/tasks/tasks-link.tsx#TasksLink',
        '/src/admin/checks/checks-link.tsx#ChecksLink',
        '/src/admin/responsibilities/responsibilities-link.tsx#ResponsibilitiesLink',
      ],
      views: {
        calendar: {
          Component: '/src/admin/calendar/calendar-view.tsx#CalendarView',
          path: '/calendar',
          exact: true,
          meta: { title: 'Kalender · Calendar' },
        },
        numbers: {
          Component: '/src/admin/numbers/numbers-view.tsx#NumbersView',
          path: '/numbers',
          exact: true,
          meta: { title: 'Auswertung · Results' },
        },
        import: {
          Component: '/src/admin/import/import-view.tsx#ImportView',
          path: '/import',
          exact: true,
          meta: { title: 'Importieren · Import' },
        },
        mediaLibrary: {
          Component: '/src/admin/media-library/library-view.tsx#LibraryView',
          path: '/media',
          exact: true,
          meta: { title: 'Mediathek · Media library' },
        },
        waiting: {
          Component: '/src/admin/review-page/review-view.tsx#WaitingView',
          path: '/review',
          exact: true,
          meta: { title: 'Freigabe · Review' },
        },
        review: {
          Component: '/src/admin/review-page/review-view.tsx#ReviewView',
          path: '/review/:id',
          exact: true,
          meta: { title: 'Freigabe · Review' },
        },
        channels: {
          Component: '/src/admin/channels/channels-view.tsx#ChannelsView',
          path: '/channels',
          exact: true,
          meta: { title: 'Kanäle im Überblick · Channels at a glance' },
        },
        responsibilities: {
          Component: '/src/admin/responsibilities/responsibilities-view.tsx#ResponsibilitiesView',
          path: '/responsibilities',
          exact: true,
          meta: { title: 'Verantwortung · Responsibilities' },
        },
        absence: {
          Component: '/src/admin/absence/absence-view.tsx#AbsenceView',
          path: '/absence',
          exact: true,
          meta: { title: 'Abwesenheit · Absence' },
        },
        queue: {
          Component: '/src/admin/queue/queue-view.tsx#QueueView',
          path: '/queue',
          exact: true,
          meta: { title: 'Warteschlange · Queue' },
        },
        tasks: {
          Component: '/src/admin/tasks/tasks-view.tsx#TasksView',
          path: '/tasks',
          exact: true,
          meta: { title: 'Von Hand veröffentlichen · Post by hand' },
        },
        checks: {
          Component: '/src/admin/checks/checks-view.tsx#ChecksView',
          path: '/checks',
          exact: true,
          meta: { title: 'Prüfungen · Checks' },
        },
      },
    },
    dashboard: {
      widgets: [{ slug: 'today', Component: '/src/admin/today/today.tsx#Today', minWidth: 'medium', maxWidth: 'full' }],
      defaultLayout: [
        { widgetSlug: 'today', width: 'full' },
        { widgetSlug: 'collections', width: 'full' },
      ],
    },
  },
  typescript: { outputFile: path.resolve(root, 'src/payload-types.ts'), autoGenerate: false },
})
