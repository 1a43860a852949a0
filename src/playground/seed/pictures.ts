/** The company's pictures: drawn, so that they belong to nobody else. */
import sharp from 'sharp'
import type { Localised } from '../pages/words.ts'

export interface SeedPicture {
  readonly filename: string
  readonly alt: Localised
  readonly svg: string
}

const width = 1600
const height = 1000
const drawing = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${content}</svg>`
const fade = (id: string, ...stops: readonly string[]) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.map((colour, at) => `<stop offset="${at / (stops.length - 1)}" stop-color="${colour}"/>`).join('')}</linearGradient>`

const turbine = (x: number, foot: number, tall: number, turn: number, colour: string) => {
  const blade = tall * 0.62
  const top = foot - tall
  const wing = `<path d="M0 0 Q${blade * 0.09} ${-blade * 0.3} 0 ${-blade} Q${-blade * 0.035} ${-blade * 0.4} 0 0Z"/>`
  return `<g fill="${colour}"><path d="M${x - tall * 0.02} ${foot} L${x - tall * 0.008} ${top} h${tall * 0.016} L${x + tall * 0.02} ${foot}Z"/><g transform="translate(${x} ${top})">${[0, 120, 240].map((angle) => `<g transform="rotate(${angle + turn})">${wing}</g>`).join('')}<circle r="${tall * 0.022}"/></g></g>`
}

const panels = (left: number, top: number, columns: number, rows: number) => {
  const cells: string[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = left + column * 118 - row * 52
      const y = top + row * 92
      cells.push(
        `<path d="M${x} ${y} h108 l-47 82 h-108Z" fill="url(#cell)" stroke="#dfe9ef" stroke-width="3"/><path d="M${x - 24} ${y + 41} h108 M${x + 54} ${y} l-47 82" stroke="#5d86a8" stroke-width="2"/>`,
      )
    }
  return cells.join('')
}

const wind =
  drawing(`<defs>${fade('sky', '#1f4f78', '#6fa3b8', '#f2c48d', '#f7dcb0')}${fade('far', '#5c8a86', '#3d6f6c')}${fade('near', '#2c6150', '#153c35')}</defs>
<rect width="1600" height="1000" fill="url(#sky)"/><circle cx="1130" cy="610" r="84" fill="#fff0cf"/>
${turbine(330, 680, 280, 14, '#e7eef0')}${turbine(620, 700, 240, 52, '#d5e1e4')}${turbine(1330, 660, 270, 84, '#e7eef0')}
<path d="M0 690 Q260 590 560 660 T1120 640 T1600 610 V1000 H0Z" fill="url(#far)"/>
${turbine(980, 850, 560, 33, '#fbfdfd')}
<path d="M0 800 Q340 690 760 780 T1600 740 V1000 H0Z" fill="url(#near)"/>
<path d="M0 900 Q500 820 1000 890 T1600 870 V1000 H0Z" fill="#0f2f2b"/>`)

const roof =
  drawing(`<defs>${fade('sky', '#6db3d9', '#cfe8f1', '#fbf3df')}${fade('tiles', '#b9573b', '#8f3d2b')}${fade('cell', '#2f6c9e', '#173a5e')}</defs>
<rect width="1600" height="1000" fill="url(#sky)"/><circle cx="1290" cy="210" r="110" fill="#ffd56b"/><circle cx="1290" cy="210" r="170" fill="#ffd56b" opacity=".25"/>
<path d="M0 700 Q400 600 800 680 T1600 640 V1000 H0Z" fill="#7fae77"/>
<rect x="330" y="640" width="900" height="360" fill="#f4ead8"/><rect x="1010" y="730" width="120" height="270" rx="6" fill="#3c5a52"/>
<rect x="420" y="740" width="150" height="130" rx="6" fill="#9cc3d5"/><rect x="690" y="740" width="150" height="130" rx="6" fill="#9cc3d5"/>
<path d="M470 280 H1280 L1330 660 H230Z" fill="url(#tiles)"/>${panels(560, 320, 6, 3)}
<path d="M230 660 H1330" stroke="#6c2c1f" stroke-width="14" stroke-linecap="round"/>
<g fill="#3f7d52"><circle cx="110" cy="720" r="120"/><circle cx="210" cy="790" r="100"/><circle cx="1480" cy="760" r="130"/></g><rect x="98" y="800" width="26" height="200" fill="#5a4031"/><rect x="1468" y="840" width="26" height="160" fill="#5a4031"/>`)

const night =
  drawing(`<defs>${fade('sky', '#071527', '#0c2c46', '#16495a')}<linearGradient id="glow" x1="0" x2="1"><stop offset="0" stop-color="#37d6a2" stop-opacity="0"/><stop offset=".4" stop-color="#4ff0b5"/><stop offset="1" stop-color="#5ab0ff" stop-opacity="0"/></linearGradient><filter id="soft"><feGaussianBlur stdDeviation="34"/></filter></defs>
<rect width="1600" height="1000" fill="url(#sky)"/>
<g filter="url(#soft)" opacity=".75" fill="none" stroke="url(#glow)"><path d="M-60 360 Q360 90 760 300 T1680 150" stroke-width="110"/><path d="M-60 520 Q420 290 820 430 T1680 300" stroke-width="54"/></g>
<g fill="#fff">${[
    [120, 90],
    [310, 210],
    [520, 70],
    [700, 150],
    [930, 60],
    [1090, 190],
    [1270, 90],
    [1450, 240],
    [1540, 70],
    [220, 330],
    [840, 240],
    [1380, 380],
  ]
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3"/>`)
    .join('')}</g>
<path d="M0 720 Q380 640 800 700 T1600 670 V1000 H0Z" fill="#0b2733"/>
<g>${[0, 1, 2].map((n) => `<g transform="translate(${250 + n * 270} 640)"><rect width="230" height="200" rx="10" fill="#dfe9ec"/><rect x="18" y="22" width="90" height="156" rx="5" fill="#b9cbd1"/><rect x="122" y="22" width="90" height="156" rx="5" fill="#b9cbd1"/><circle cx="115" cy="10" r="5" fill="#37d6a2"/><path d="M60 70 l-16 36 h16 l-8 34 28 -46 h-18 l12 -24Z" fill="#0f766e"/></g>`).join('')}</g>
<rect y="836" width="1600" height="164" fill="#071c25"/>
<g transform="translate(1130 690)"><path d="M10 130 Q20 70 90 62 L140 14 Q210 -8 290 22 L340 66 Q400 74 404 130Z" fill="#e8f1f3"/><path d="M152 24 Q205 6 270 30 L306 66 H118Z" fill="#173a4d"/><circle cx="100" cy="134" r="34" fill="#10242c"/><circle cx="320" cy="134" r="34" fill="#10242c"/><circle cx="100" cy="134" r="15" fill="#9fb4bc"/><circle cx="320" cy="134" r="15" fill="#9fb4bc"/></g>
<path d="M1020 720 q70 110 124 44" fill="none" stroke="#37d6a2" stroke-width="7"/>`)

export const pictures = {
  wind: {
    filename: 'windpark-havelwiese.jpg',
    alt: {
      de: 'Vier Windräder stehen im Abendlicht auf grünen Hügeln, dahinter geht die Sonne unter.',
      en: 'Four wind turbines stand on green hills in the evening light, the sun setting behind them.',
    },
    svg: wind,
  },
  roof: {
    filename: 'solardach.jpg',
    alt: {
      de: 'Auf dem roten Ziegeldach eines Hauses liegen drei Reihen Solarmodule in der Sonne.',
      en: 'Three rows of solar panels lie in the sun on the red tiled roof of a house.',
    },
    svg: roof,
  },
  night: {
    filename: 'speicherwerk-bei-nacht.jpg',
    alt: {
      de: 'Drei Batteriecontainer und ein ladendes Elektroauto unter grünem Nordlicht.',
      en: 'Three battery containers and a charging electric car under green northern lights.',
    },
    svg: night,
  },
} as const satisfies Record<string, SeedPicture>

export const drawn = ({ svg }: SeedPicture): Promise<Buffer> =>
  sharp(Buffer.from(svg)).resize(width, height).jpeg({ quality: 84 }).toBuffer()
