/** The one style sheet of the playground's pages. */
import type { PlatformManifest } from '../../../publishers/publisher.ts'

const colours = (manifests: readonly PlatformManifest[]) =>
  [...manifests, { id: 'website', color: '#0f766e' }].map(({ id, color }) => `.of-${id}{--accent:${color}}`).join('\n')

export const styleFor = (manifests: readonly PlatformManifest[]): string => `${sheet}\n${colours(manifests)}\n`

const sheet = `
:root {
  color-scheme: light dark;
  --accent: #0f766e;
  --paper: #f5f6f8; --card: #fff; --ink: #16191d; --soft: #5b6470; --line: #dfe3e8; --field: #8a929c; --notice: #fff4d6; --strong: black; --share: 80%;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #0f1215; --card: #191d22; --ink: #eceff2; --soft: #a3acb7; --line: #2d333b; --field: #6b7480; --notice: #3a2f12; --strong: white; --share: 65%; }
}
/* The platform's own colour, made readable on paper. */
* { box-sizing: border-box; --readable: color-mix(in oklab, var(--accent) var(--share), var(--strong)); }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { font-size: 1.125rem; line-height: 1.3; }
h3 { font-size: 1rem; }
a { color: var(--readable); text-underline-offset: .15em; text-decoration-thickness: .06em; }
code { font: .9em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--readable); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
button, .button { font: inherit; font-weight: 600; border: 0; border-radius: 8px; padding: .55rem 1rem; min-height: 44px; background: color-mix(in oklab, var(--accent) 82%, black); color: #fff; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; }
button:hover, .button:hover { filter: brightness(1.1); }
.quiet { background: none; color: var(--ink); border: 1px solid var(--line); font-weight: 500; white-space: nowrap; }
.quiet:hover { border-color: var(--soft); filter: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }

.top { background: var(--card); border-bottom: 1px solid var(--line); padding: .5rem max(1rem, calc(50vw - 29rem)); display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; }
.home { font-weight: 700; letter-spacing: -.02em; color: var(--ink); text-decoration: none; padding: .6rem 0; }
.top .button { margin-left: auto; }
.top nav { min-width: 0; overflow-x: auto; scrollbar-width: none; }
.top ul { list-style: none; padding: 0; display: flex; gap: .25rem; }
.top li a { display: block; padding: .6rem .75rem; border-radius: 8px; color: var(--soft); text-decoration: none; white-space: nowrap; }
.top li a:hover { color: var(--ink); }
.top li a:focus-visible { outline-offset: -3px; }
.top li a[aria-current] { color: var(--ink); font-weight: 600; background: var(--paper); }
main { max-width: 60rem; margin: 0 auto; padding: 2.25rem 1rem 4rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
main > section { display: grid; gap: .75rem; margin-top: 1.5rem; }
.lead { font-size: 1.125rem; color: var(--soft); max-width: 42rem; }
.tour { padding-left: 1.4rem; display: grid; gap: .35rem; max-width: 44rem; }
.tour ::marker { color: var(--readable); font-weight: 600; }

table { border-collapse: separate; border-spacing: 0; width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
th, td { text-align: left; padding: .6rem 1rem; border-top: 1px solid var(--line); }
th { color: var(--soft); font-size: .875rem; font-weight: 500; border: 0; }

.tiles { list-style: none; padding: 0; display: grid; gap: 1rem; align-items: start; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
.tile { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 12px; padding: 1rem 1.25rem; display: grid; gap: .4rem; align-content: start; }
.tile h3 { font-size: 1.125rem; }
.tile p { color: var(--soft); }
.tile details { margin-top: .25rem; }
.tile dl { display: grid; gap: .5rem; margin-top: .5rem; }
.tile dt { color: var(--soft); font-size: .875rem; }
.links { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; margin-top: .25rem; }
summary { cursor: pointer; padding: .35rem 0; color: var(--soft); }
summary:hover { color: var(--ink); }

.network { width: 100%; max-width: 37.5rem; margin: 0 auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
.sign { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
.brand { font-weight: 700; font-size: 1.375rem; letter-spacing: -.02em; display: flex; align-items: center; gap: .6rem; }
.dot { width: 1.1rem; height: 1.1rem; border-radius: 50%; background: var(--accent); }
.badge { font-size: .8125rem; color: var(--soft); border: 1px solid var(--line); border-radius: 99px; padding: .1rem .7rem; background: var(--card); }
.network h1 { font-size: 1.125rem; letter-spacing: 0; }
.posts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.post { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1rem 1.15rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: .8rem; }
.thread { display: grid; grid-template-columns: minmax(0, 1fr); }
.thread .post:not(:last-child) { border-bottom-left-radius: 0; border-bottom-right-radius: 0; border-bottom: 0; }
.thread .post + .post { border-top-left-radius: 0; border-top-right-radius: 0; border-top: 0; padding-top: 0; }
.thread .post + .post::before { content: ''; width: 3px; height: 1.1rem; margin: 0 0 -.4rem calc(1.375rem - 1.5px); background: var(--accent); border-radius: 2px; }
.post:target { border-color: var(--readable); }
.post > header { display: flex; gap: .75rem; align-items: center; }
.post h2 { font-size: 1rem; }
.avatar { flex: none; width: 2.75rem; height: 2.75rem; border-radius: 50%; display: grid; place-items: center; font-weight: 700; font-size: 1.2rem; color: #fff; background: linear-gradient(135deg, #0d3b4f, #1d9a83); }
.avatar.small { width: 2rem; height: 2rem; font-size: .875rem; background: color-mix(in oklab, var(--accent) 55%, #59636e); }
.meta { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
.meta a { color: inherit; text-decoration: none; }
.meta a:hover { text-decoration: underline; }
.meta strong { color: var(--ink); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.tag { color: var(--readable); }
.pictures { display: grid; gap: 4px; border-radius: 12px; overflow: hidden; }
.pictures a { display: block; }
.pictures img { display: block; width: 100%; height: 100%; object-fit: cover; aspect-ratio: 16/10; }
.n2, .n3, .n4 { grid-template-columns: 1fr 1fr; }
.n3 a:first-child { grid-column: 1 / -1; }
.card { display: block; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; color: inherit; text-decoration: none; }
.card:hover { border-color: var(--soft); }
.card img { display: block; width: 100%; aspect-ratio: 1200/630; object-fit: cover; border-bottom: 1px solid var(--line); }
.card > span { display: grid; gap: .15rem; padding: .75rem 1rem; overflow-wrap: anywhere; }
.card small, .card .lines { color: var(--soft); font-size: .875rem; }
.acts { display: flex; gap: .25rem; margin: -.25rem -.6rem; align-items: center; }
.act { display: inline-flex; gap: .45rem; align-items: center; min-height: 44px; min-width: 44px; padding: 0 .6rem; background: none; border-radius: 99px; color: var(--soft); font-weight: 500; font-variant-numeric: tabular-nums; }
button.act:hover { background: color-mix(in oklab, var(--accent) 14%, transparent); color: var(--readable); filter: none; }
.count { margin-left: auto; font-size: .875rem; }
.replies { list-style: none; padding: .8rem 0 0; border-top: 1px solid var(--line); display: grid; gap: .8rem; }
.replies li { display: flex; gap: .65rem; }
.replies .text { margin-top: .05rem; }
.answer { display: flex; gap: .5rem; align-items: stretch; }
textarea, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--field); border-radius: 8px; padding: .55rem .75rem; min-height: 44px; }
textarea { flex: 1; min-width: 0; resize: vertical; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.answer button { background: none; color: var(--readable); border: 1px solid var(--line); }
.empty, .notice, .failing { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.15rem; }
.empty { color: var(--soft); text-align: center; padding: 2.5rem 1.5rem; }
.notice { background: var(--notice); border-color: transparent; display: flex; gap: .7rem; align-items: flex-start; }
.notice svg, summary svg { flex: none; }
.failing { padding: .35rem 1.15rem; }
.failing summary { display: flex; gap: .6rem; align-items: center; list-style: none; min-height: 44px; }
.failing summary::-webkit-details-marker { display: none; }
.failing form { display: grid; gap: .8rem; padding-bottom: .9rem; justify-items: start; }
.field { display: grid; gap: .3rem; width: 100%; }
select { width: 100%; }

@media (max-width: 36rem) {
  main { padding: 1.5rem 1rem 3rem; }
  .top nav { order: 1; width: 100%; }
  .top ul { margin: 0 -.75rem; }
  th, td { padding: .55rem .75rem; }
  table, thead, tbody, tr, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: .6rem 1rem; }
  tr:first-child { border: 0; }
  td { border: 0; padding: 0; }
  td:last-child { color: var(--soft); font-size: .875rem; }
}
`
