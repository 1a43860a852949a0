/** How the page of a guest looks. */
export const guestStyle = `
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #15232b; --soft: #55656d; --line: #d5dad7; --accent: #0c6b5c; --on-accent: #fff; --wrong: #a4202c; }
@media (prefers-color-scheme: dark) { :root { --paper: #0c161c; --card: #14222a; --ink: #e8eef0; --soft: #a9bac2; --line: #2b3c45; --accent: #5fd3b5; --on-accent: #06251f; --wrong: #ff9b9b; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, figure, blockquote, fieldset, legend { margin: 0; padding: 0; }
h1 { font-size: clamp(1.7rem, 5vw, 2.3rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; hyphens: auto; }
h2 { font-size: 1.3rem; line-height: 1.25; }
h3 { font-size: 1.05rem; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dl { margin: 0; display: grid; gap: .2rem; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
.diff { white-space: pre-wrap; }
ins { background: color-mix(in srgb, var(--accent) 18%, transparent); text-decoration-thickness: 2px; }
del { background: color-mix(in srgb, var(--wrong) 15%, transparent); }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: baseline; padding: 1rem max(1.25rem, calc(50vw - 22rem)); border-bottom: 1px solid var(--line); }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
main, form.page { display: grid; gap: 1.75rem; }
main > *, .page > *, .stack > * { min-width: 0; }
.stack, section, form, fieldset { display: grid; gap: .9rem; }
.soft { color: var(--soft); font-size: .9375rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem; display: grid; gap: .8rem; }
.said { white-space: pre-wrap; }
.from { display: flex; flex-wrap: wrap; gap: .1rem .75rem; justify-content: space-between; }
.card img, .card video, .body img { display: block; max-width: 100%; height: auto; border-radius: 8px; }
.card ul, .card ol { padding-left: 1.3em; display: grid; gap: .35rem; }
.linkcard { border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; display: grid; gap: .2rem; }
.body > * + * { margin-top: 1em; }
.body ul, .body ol { padding-left: 1.3em; }
.body blockquote, blockquote { padding-left: .9rem; border-left: 3px solid var(--accent); }
details > summary { cursor: pointer; color: var(--accent); padding: .5rem 0; min-height: 2.75rem; }
details[open] { display: grid; gap: .9rem; }
label, legend { font-weight: 600; }
.field { display: grid; gap: .35rem; }
input[type=text], textarea, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .6rem .75rem; width: 100%; min-height: 2.75rem; }
textarea { min-height: 6.5rem; resize: vertical; }
fieldset { border: 0; min-width: 0; gap: .3rem; }
.choice { display: flex; gap: .7rem; align-items: center; min-height: 2.75rem; font-weight: 400; }
.choice input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); flex: none; margin: 0; }
button { font: inherit; font-weight: 600; background: var(--accent); color: var(--on-accent); border: 0; border-radius: 8px; padding: .65rem 1.3rem; min-height: 2.75rem; justify-self: start; cursor: pointer; }
button.plain { background: none; color: var(--accent); padding: .4rem .2rem; text-decoration: underline; text-underline-offset: .18em; }
.note { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 8px; padding: .7rem .9rem; }
.wrong { border-left-color: var(--wrong); }
.error { color: var(--wrong); font-weight: 600; }
.comments { list-style: none; padding: 0 !important; }
.comments > li { border-top: 1px solid var(--line); padding-top: .6rem; display: grid; gap: .3rem; }
@media (max-width: 30rem) { button:not(.plain) { width: 100%; } }
`
