/** How a newsletter's pages look: in its colour, light and dark. */
import { inkOn, legible } from '../../admin/colour.ts'

const paper = { light: '#fbfaf7', dark: '#0c161c' }

/** The colours of one newsletter, in a sheet of their own: the pages allow no styles in their HTML. */
export const accentStyle = (accent: string): string => {
  const scheme = (ground: string) => {
    const button = legible(accent, ground, 3)
    return `--button: ${button}; --ink-on-button: ${inkOn(button)}; --accent: ${legible(accent, ground, 4.5)};`
  }
  return `:root { ${scheme(paper.light)} }
@media (prefers-color-scheme: dark) { :root { ${scheme(paper.dark)} } }
${pageStyle}`
}

const pageStyle = `
:root { color-scheme: light dark; --paper: ${paper.light}; --card: #fff; --ink: #15232b; --soft: #55656d; --line: #d3d8d6; --field: #7b8a91; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: ${paper.dark}; --card: #121f27; --ink: #e8eef0; --soft: #9db0b8; --line: #25343c; --field: #71858e; --wrong: #ff8a80; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1, p { margin: 0; }
h1 { font-size: clamp(1.7rem, 6vw, 2.2rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; overflow-wrap: anywhere; hyphens: auto; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
header, footer { width: 100%; max-width: 40rem; margin: 0 auto; padding: 1.25rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; color: var(--soft); font-size: .9375rem; }
header b { color: var(--ink); overflow-wrap: anywhere; }
header a { padding: .35rem 0; }
main { width: calc(100% - 2.5rem); max-width: 37.5rem; margin: clamp(.5rem, 5vh, 3rem) auto; padding: clamp(1.4rem, 5vw, 2.5rem); background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--button); border-radius: 12px; display: grid; gap: 1.1rem; }
.intro, .small { color: var(--soft); text-wrap: pretty; }
.small { font-size: .9375rem; line-height: 1.5; }
form { display: grid; gap: 1.1rem; }
.field { display: grid; gap: .35rem; }
label { font-weight: 600; }
label small { font-weight: 400; color: var(--soft); font-size: .9375rem; }
input { font: inherit; width: 100%; min-height: 3rem; padding: .5rem .8rem; color: inherit; background: var(--paper); border: 1px solid var(--field); border-radius: 8px; }
input[aria-invalid='true'] { border-color: var(--wrong); border-width: 2px; }
.wrong { color: var(--wrong); font-size: .9375rem; }
.trap { position: absolute; left: -999rem; }
button { font: inherit; font-weight: 600; justify-self: start; min-height: 3rem; padding: .6rem 1.5rem; color: var(--ink-on-button); background: var(--button); border: 0; border-radius: 8px; cursor: pointer; }
button:hover { filter: brightness(1.08); }
footer { margin-top: auto; color: var(--soft); font-size: .875rem; display: grid; gap: .5rem; }
footer p { white-space: pre-line; overflow-wrap: anywhere; }
@media (max-width: 30rem) { button { width: 100%; } }
@media (forced-colors: active) { button { border: 1px solid; } }
`
