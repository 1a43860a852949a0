/** The mail as MJML: a table layout of one column, light and dark, in the newsletter's colour. */
import type { MJMLJsonObject } from 'mjml-core'
import { inkOn, legible } from '../../admin/colour.ts'
import { bodyHtml } from './body.ts'
import type { About } from './content.ts'
import { words } from './words.ts'

const paper = { light: '#ffffff', dark: '#121f27' }
const ground = { light: '#f1f2ef', dark: '#0c161c' }
const ink = { light: '#15232b', dark: '#e8eef0' }
const soft = { light: '#55656d', dark: '#9db0b8' }
const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

const escape = (text: string) => text.toWellFormed().replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const lines = (text: string) => escape(text.trim()).replaceAll(/\r?\n/g, '<br>')

type Attributes = Readonly<Record<string, string>>
const element = (tagName: string, attributes: Attributes, ...children: readonly MJMLJsonObject[]) =>
  ({ tagName, attributes, children: [...children] }) as MJMLJsonObject
const textual = (tagName: string, attributes: Attributes, content: string) => ({ tagName, attributes, content }) as MJMLJsonObject
const section = (attributes: Attributes, ...children: readonly MJMLJsonObject[]) =>
  element('mj-section', attributes, element('mj-column', {}, ...children))

export function letter({ mailing, newsletter, addresses }: About): MJMLJsonObject {
  const { language, subject, preheader, body, link, images } = mailing
  const said = words[language]
  const onPaper = legible(newsletter.accent, paper.light, 4.5)
  const button = legible(newsletter.accent, paper.light, 3)
  const anchor = (address: string, text: string, name: string) =>
    `<a class="${name}" href="${escape(address)}" style="color:inherit;text-decoration:underline;">${escape(text)}</a>`
  return element(
    'mjml',
    { lang: language, dir: 'ltr' },
    element(
      'mj-head',
      {},
      textual('mj-title', {}, escape(subject)),
      ...(preheader === '' ? [] : [textual('mj-preview', {}, escape(preheader))]),
      textual(
        'mj-raw',
        {},
        '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="robots" content="noindex">',
      ),
      element(
        'mj-attributes',
        {},
        element('mj-all', { 'font-family': font, color: ink.light }),
        element('mj-text', { 'font-size': '16px', 'line-height': '1.6', padding: '0 32px' }),
        element('mj-section', { padding: '0' }),
      ),
      textual('mj-style', {}, style(newsletter.accent)),
    ),
    element(
      'mj-body',
      { width: '600px', 'background-color': ground.light, 'css-class': 'ground' },
      section(
        { padding: '20px 0 14px' },
        textual(
          'mj-text',
          { 'font-size': '14px', color: soft.light, 'css-class': 'edge soft-ink' },
          `<strong>${escape(newsletter.name)}</strong> &nbsp;·&nbsp; ${anchor(addresses.inBrowser, said.inBrowser, 'plain')}`,
        ),
      ),
      section(
        { 'background-color': paper.light, 'css-class': 'paper', padding: '36px 0 28px', 'border-top': `4px solid ${button}` },
        textual(
          'mj-text',
          { 'padding-bottom': preheader === '' ? '22px' : '12px', 'css-class': 'edge ink' },
          `<h1 style="margin:0;font-size:28px;line-height:1.2;font-weight:700;letter-spacing:-0.3px;">${escape(subject)}</h1>`,
        ),
        ...(preheader === ''
          ? []
          : [
              textual(
                'mj-text',
                { 'font-size': '18px', 'line-height': '1.5', color: soft.light, 'padding-bottom': '24px', 'css-class': 'edge soft-ink' },
                escape(preheader),
              ),
            ]),
        textual('mj-text', { 'css-class': 'edge ink body' }, bodyHtml(body, images, addresses.pictures, onPaper)),
        ...(link === null
          ? []
          : [
              textual(
                'mj-button',
                {
                  href: escape(link),
                  'css-class': 'edge',
                  align: 'left',
                  padding: '8px 32px 8px',
                  'inner-padding': '13px 24px',
                  'border-radius': '6px',
                  'background-color': button,
                  color: inkOn(button),
                  'font-size': '16px',
                  'font-weight': '600',
                },
                escape(said.onWebsite),
              ),
            ]),
      ),
      section(
        { padding: '24px 0 36px' },
        textual(
          'mj-text',
          { 'font-size': '13px', 'line-height': '1.6', color: soft.light, 'css-class': 'edge soft-ink' },
          `<p style="margin:0 0 10px;">${escape(said.why(newsletter.name))} ${anchor(addresses.leave, said.leave, 'plain')} &nbsp;·&nbsp; ${anchor(newsletter.privacyUrl, said.privacy, 'plain')}</p><p style="margin:0;">${lines(newsletter.imprint[language])}</p>`,
        ),
      ),
    ),
  )
}

/** Where mail programs understand it: the dark side, and what narrow screens need. */
function style(accent: string): string {
  const link = legible(accent, paper.dark, 4.5)
  const button = legible(accent, paper.dark, 3)
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.body div, .ink div, .soft-ink div { overflow-wrap: anywhere; }
.soft { background: ${ground.light}; border-radius: 6px; }
@media (max-width: 480px) { td.edge { padding-left: 20px !important; padding-right: 20px !important; } h1 { font-size: 24px !important; } }
@media (prefers-color-scheme: dark) {
  body, .ground, body > div { background-color: ${ground.dark} !important; }
  .paper, .paper > table { background: ${paper.dark} !important; background-color: ${paper.dark} !important; }
  .ink div, .ink h1, .ink h2, .ink h3 { color: ${ink.dark} !important; }
  .soft-ink div { color: ${soft.dark} !important; }
  .soft { background: ${ground.dark} !important; }
  .body a.link { color: ${link} !important; }
  .body .quote { border-left-color: ${button} !important; }
  .body hr { border-top-color: #25343c !important; }
}`
}
