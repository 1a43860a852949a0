/** How the example website looks. */
export const siteStyle = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #15232b; --soft: #55656d; --line: #dcdfdc; --accent: #0c6b5c; --night: #0d2b3a; }
@media (prefers-color-scheme: dark) { :root { --paper: #0c161c; --ink: #e8eef0; --soft: #9db0b8; --line: #25343c; --accent: #5fd3b5; --night: #081f2b; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1, h2, h3, p, ul { margin: 0; }
h1 { font-size: clamp(1.9rem, 5.5vw, 2.7rem); line-height: 1.12; letter-spacing: -.025em; text-wrap: balance; overflow-wrap: anywhere; hyphens: auto; }
h2 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; hyphens: auto; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
img { display: block; max-width: 100%; height: auto; border-radius: 10px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.masthead { background: var(--night); color: #fff; display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: 1rem max(1.25rem, calc(50vw - 28rem)); }
.masthead a { color: #fff; text-decoration: none; padding: .4rem 0; }
.masthead a:hover { text-decoration: underline; }
.masthead :focus-visible { outline-color: #fff; }
.name { font-weight: 700; font-size: 1.25rem; letter-spacing: -.02em; }
main { max-width: 56rem; margin: 0 auto; padding: clamp(2rem, 6vw, 3.5rem) 1.25rem 4rem; display: grid; gap: 2.25rem; box-sizing: content-box; }
.meta { color: var(--soft); font-size: .9375rem; }
.lead { display: grid; gap: 1.5rem; align-items: center; grid-template-columns: 3fr 2fr; padding-bottom: 2.25rem; border-bottom: 1px solid var(--line); }
.lead:not(:has(img)) { grid-template-columns: 1fr; }
.lead h2 { font-size: 1.75rem; }
.lead > div, .plain > div { display: grid; gap: .5rem; }
.more { display: grid; gap: 2.25rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.plain { display: grid; gap: .9rem; align-content: start; }
.lead h2 a, .plain h2 a { color: inherit; text-decoration: none; }
.lead h2 a:hover, .plain h2 a:hover { text-decoration: underline; }
.whole { display: grid; gap: 2rem; }
.whole > * { max-width: 40rem; width: 100%; margin-inline: auto; }
.whole > .wide { max-width: none; }
.whole > header { display: grid; gap: .75rem; }
.standfirst { font-size: 1.2rem; color: var(--soft); text-wrap: pretty; }
.body > * + * { margin-top: 1.15em; }
.body > h2, .body > h3 { margin-top: 1.8em; }
.body ul, .body ol { padding-left: 1.3em; }
.body li + li { margin-top: .35em; }
.body li::marker { color: var(--accent); }
.body blockquote { margin-inline: 0; padding-left: 1.2em; border-left: 3px solid var(--accent); font-size: 1.15rem; }
.draft { border: 2px dashed var(--accent); border-radius: 10px; padding: .9rem 1.1rem; display: grid; gap: .25rem; }
section:has(.documents) { border-block: 1px solid var(--line); padding-block: .9rem; }
.documents { list-style: none; padding: 0; display: grid; gap: .6rem; overflow-wrap: anywhere; }
.topics { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1rem; color: var(--soft); }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .9375rem; padding: 1.5rem max(1.25rem, calc(50vw - 28rem)) 3rem; display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; }
@media (max-width: 44rem) { .lead { grid-template-columns: 1fr; } .lead h2 { font-size: 1.5rem; } }
`
