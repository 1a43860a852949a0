/**
 * Who may import whom. Each rule says what must not be; `npm run walls` runs them, and proves by a planted violation that
 * they see the code.
 */

const tests = '(\\.(test|contract)\\.tsx?$|^tests/)'
/** The edges of the hub: they may reach everything below. */
const edges = '^(collections|src/(content-api|site|http|admin|app|cli|playground|database))/|^src/[^/]+\\.tsx?$'
const generated = '\\.gen\\.ts$'
const platform = '^publishers/(?!kit/|testing/|_template/)([^/]+)/'

/**
 * @param {string} name
 * @param {string} from a folder (or file) of ours, as a pattern
 * @param {readonly string[]} allowed what of ours it may import beside itself, as patterns
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const wall = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: [tests, '\\.payload\\.ts$'] },
  to: { path: '^(src|collections|publishers|media|tests)/', pathNot: [from, ...allowed] },
})

const core = '^src/core/'
const contract = '^publishers/(publisher|limits|errors|german-table)\\.ts$'
const manifests = '^publishers/manifests\\.gen\\.ts$'
/** What publishers say, in German: data, as the manifests are. */
const german = '^publishers/german\\.gen\\.ts$'
/** The same and what the engine says, to be shown. */
const said = '^src/delivery/said\\.ts$'
const registry = '^publishers/registry\\.gen\\.ts$'
const kit = '^publishers/kit/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    wall('core-knows-nobody', core, []),
    wall('config-knows-nobody', '^src/config/', [core]),
    wall('media', '^media/', [core, contract]),
    wall('kit', kit, [core, contract]),
    wall('quality', '^src/quality/', [core, '^media/', contract, manifests]),
    wall('workflow', '^src/workflow/', [core, '^src/quality/', contract, manifests]),
    wall('approving', '^src/approving/', [core, '^src/workflow/']),
    wall('links', '^src/links/', [core]),
    wall('delivery', '^src/delivery/', [core, '^src/(workflow|quality|links)/', '^media/', contract, registry, manifests, german, kit]),
    wall('tasks', '^src/tasks/', [core, '^src/delivery/']),
    wall('people', '^src/people/', [core]),
    wall('collisions', '^src/collisions/', [core]),
    wall('calendar', '^src/calendar/', [core, '^src/(delivery|workflow|quality)/', manifests]),
    wall('media-library', '^src/media-library/', [core, '^media/', '^src/(delivery|workflow)/', contract, manifests]),
    wall('engagement', '^src/engagement/', [core, '^src/delivery/(ledger|ports)', contract, registry, manifests, kit]),
    wall('conversions', '^src/conversions/', [core, '^src/links/']),
    wall('reports', '^src/reports/', [
      core,
      // What the page of results says and how it writes numbers: a report says the same.
      '^src/admin/(format|colour|numbers/(words|bars)|post-numbers/words|post-links/(names|words)|reports/period-name)\\.ts$',
      '^src/content-api/(pdf|fonts)/',
      '^src/site/html\\.ts$',
    ]),
    wall('database', '^src/database/', [core]),
    wall('import', '^src/import/', [core, '^src/config/', kit]),
    wall('client-stands-alone', '^src/content-api/client/', []),
    wall('example-website', '^src/docs/example-website/', ['^src/content-api/client/client\\.ts$']),
    {
      name: 'platform-stands-alone',
      comment: 'A platform knows the contract, the kit and itself: never another platform, never the hub.',
      severity: 'error',
      from: { path: platform, pathNot: tests },
      to: {
        path: '^(src|collections|publishers|media)/',
        pathNot: [core, '^media/', contract, kit, '^publishers/testing/', '^publishers/$1/'],
      },
    },
    {
      name: 'platform-only-by-registry',
      comment: 'Nobody names a platform in an import: the generated registries do.',
      severity: 'error',
      from: { pathNot: [platform, generated, tests, '^publishers/testing/', '^src/playground/'] },
      to: { path: platform, pathNot: '^publishers/(website/publication|newsletter/mailing)\\.ts$' },
    },
    {
      name: 'admin-in-the-browser',
      comment: 'What runs in the browser knows our vocabulary and the facts of platforms, nothing that reaches a database or a network.',
      severity: 'error',
      from: { path: '^src/admin/', pathNot: tests },
      to: { path: '^(src|collections|publishers|media)/', pathNot: ['^src/admin/', core, manifests, said, contract] },
    },
    {
      name: 'payload-at-the-edges',
      comment: 'A service reaches the database through its *.payload.ts, so that it can be tested without one.',
      severity: 'error',
      from: { path: '^(src|publishers|media)/', pathNot: [edges, tests, '\\.payload\\.ts$'] },
      to: { path: ['^node_modules/(payload|@payloadcms)/', '^src/payload(-types|\\.config|\\.shared)\\.ts$'] },
    },
    {
      name: 'playground-only-from-the-server',
      severity: 'error',
      from: { pathNot: ['^src/playground/', '^src/server\\.ts$', tests] },
      to: { path: '^src/playground/' },
    },
    {
      name: 'cli-is-not-a-library',
      severity: 'error',
      from: { pathNot: ['^src/cli/', tests] },
      to: { path: '^src/cli/' },
    },
    {
      name: 'pure-code-does-no-io',
      comment: 'The browser loads the vocabulary and the manifests, and a check is a pure function.',
      severity: 'error',
      from: { path: [core, '^src/quality/checks/', '^publishers/[^/]+/(manifest|compose|german)\\.ts$', said], pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-what-is-installed-in-production',
      severity: 'error',
      from: {
        path: '^(src|collections|publishers|media)/',
        pathNot: [tests, '^src/cli/(gen|start|test|build|new-publisher)|^src/cli/check\\.mjs$', '^publishers/testing/'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '^src/app/' }, to: { couldNotResolve: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: tests }, to: { path: tests } },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|\\.next|data)/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
