/** What a company's media library holds besides the pictures of its posts: small drawings in folders, so that there is something to sort and find. */
import type { Localised } from '../pages/words.ts'

export interface LibraryPicture {
  readonly filename: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly alt: Localised
  readonly svg: string
  /** Days until its licence ends. Absent: it is the company's own. */
  readonly endsIn?: number
}

const drawing = (background: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480"><rect width="720" height="480" fill="${background}"/>${content}</svg>`
const ground = (colour: string, at = 380) => `<rect y="${at}" width="720" height="${480 - at}" fill="${colour}"/>`
const rect = (x: number, y: number, width: number, height: number, colour: string, round = 6) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${colour}"/>`
const circle = (x: number, y: number, radius: number, colour: string) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`
const path = (line: string, colour: string) => `<path d="${line}" fill="${colour}"/>`
const stroke = (line: string, colour: string, width = 6) => `<path d="${line}" fill="none" stroke="${colour}" stroke-width="${width}"/>`
const person = (x: number, coat: string, helmet: string) =>
  `${path(`M${x - 62} 400 q6 -150 62 -150 t62 150Z`, coat)}${circle(x, 214, 42, '#c99472')}${path(`M${x - 46} 204 a46 44 0 0 1 92 0Z`, helmet)}`

const plants = 'Anlagen'
const people = 'Menschen'
const events = 'Veranstaltungen'
const graphics = 'Grafiken'
export const folders = [plants, people, events, graphics] as const

export const library: readonly LibraryPicture[] = [
  {
    filename: 'messestand-husum.jpg',
    folder: events,
    tags: ['Messe', 'Husum'],
    alt: { de: 'Ein Messestand mit grüner Wand und zwei Tresen.', en: 'A stand at a fair with a green wall and two counters.' },
    svg: drawing(
      '#e9e2d5',
      ground('#b8a88e', 400) +
        rect(110, 90, 500, 310, '#0f766e', 0) +
        rect(150, 130, 180, 120, '#d7efe9') +
        rect(60, 310, 160, 100, '#f8f5ee') +
        rect(440, 290, 230, 120, '#f2b84b'),
    ),
    endsIn: 21,
  },
  {
    filename: 'tag-der-offenen-tuer.jpg',
    folder: events,
    tags: ['Speicherwerk', 'Einladung'],
    alt: { de: 'Drei bunte Zelte unter einer Wimpelkette.', en: 'Three coloured tents below a line of pennants.' },
    svg: drawing(
      '#9cd3ee',
      ground('#79b15c') +
        ['#d94f3d', '#f4c542', '#3d6fd9'].map((colour, n) => path(`M${60 + n * 210} 380 l90 -170 l90 170Z`, colour)).join('') +
        Array.from({ length: 9 }, (_, n) => path(`M${40 + n * 72} ${70 + 12 * (n % 3)} h48 l-24 46Z`, n % 2 ? '#fff' : '#d94f3d')).join(''),
    ),
  },
  {
    filename: 'umspannwerk.jpg',
    folder: plants,
    tags: ['Netz'],
    alt: { de: 'Zwei Strommasten mit Leitungen vor hellem Himmel.', en: 'Two pylons with lines before a light sky.' },
    svg: drawing(
      '#dfe8ec',
      ground('#8d9b74', 400) +
        [190, 520]
          .map((x) =>
            stroke(
              `M${x - 70} 400 L${x} 70 L${x + 70} 400 M${x - 100} 150 H${x + 100} M${x - 80} 220 H${x + 80} M${x - 35} 235 L${x + 45} 320`,
              '#33424b',
              9,
            ),
          )
          .join('') +
        stroke('M0 130 Q100 190 190 150 T520 150 T720 120 M0 210 Q100 260 190 220 T520 220 T720 190', '#33424b', 3),
    ),
  },
  {
    filename: 'waermepumpe.jpg',
    folder: plants,
    tags: ['Wärme', 'Neubau'],
    alt: { de: 'Eine Wärmepumpe mit großem Lüfter an einer Hauswand.', en: 'A heat pump with a large fan at the wall of a house.' },
    svg: drawing(
      '#f0d9c0',
      ground('#b59c84', 410) +
        rect(0, 0, 200, 410, '#c96f4a', 0) +
        rect(270, 150, 340, 260, '#f4f6f7', 14) +
        circle(400, 285, 95, '#3a4a52') +
        circle(400, 285, 30, '#cfd8dc') +
        rect(530, 190, 50, 12, '#9fb0b8'),
    ),
  },
  {
    filename: 'ladesaeule-marktplatz.jpg',
    folder: plants,
    tags: ['Mobilität', 'Laden'],
    alt: { de: 'Eine Ladesäule mit grünem Blitz, daneben ein Auto.', en: 'A charging station with a green bolt beside a car.' },
    svg: drawing(
      '#263746',
      ground('#16212b', 390) +
        rect(90, 110, 130, 290, '#e8eef1', 20) +
        path('M165 150 l-40 80 h30 l-14 70 58 -96 h-34Z', '#19b37d') +
        path('M330 390 q10 -90 70 -96 l50 -60 q100 -20 160 50 l60 16 q40 10 40 90Z', '#4f8fd0') +
        circle(430, 390, 38, '#0b1117') +
        circle(620, 390, 38, '#0b1117') +
        stroke('M220 300 q70 120 120 60', '#19b37d', 8),
    ),
  },
  {
    filename: 'rotor-von-unten.jpg',
    folder: plants,
    tags: ['Windkraft'],
    alt: { de: 'Der Rotor eines Windrads von unten gegen den Himmel.', en: 'The rotor of a wind turbine from below against the sky.' },
    svg: drawing(
      '#2f7fc4',
      path('M335 480 L352 240 h16 L395 480Z', '#f3f6f8') +
        [0, 120, 240]
          .map((turn) => `<g transform="rotate(${turn + 20} 360 230)">${path('M352 230 Q388 110 360 0 Q338 110 348 230Z', '#ffffff')}</g>`)
          .join('') +
        circle(360, 230, 24, '#d4dde4'),
    ),
  },
  {
    filename: 'batterieschrank.jpg',
    folder: plants,
    tags: ['Speicher', 'Technik'],
    alt: { de: 'Ein offener Schrank mit zwölf Batterien.', en: 'An open cabinet with twelve batteries.' },
    svg: drawing(
      '#12181c',
      rect(120, 40, 480, 400, '#56646d', 10) +
        Array.from({ length: 12 }, (_, n) =>
          rect(150 + (n % 3) * 144, 64 + Math.floor(n / 3) * 94, 128, 74, n % 4 === 1 ? '#3bd08f' : '#222c33'),
        ).join(''),
    ),
  },
  {
    filename: 'team-netzleitstelle.jpg',
    folder: people,
    tags: ['Team', 'Netz'],
    alt: { de: 'Gezeichnet: drei Menschen mit Helmen nebeneinander.', en: 'Drawn: three people with helmets beside each other.' },
    svg: drawing(
      '#f6efe2',
      ground('#d8c7a5', 400) + person(180, '#0f766e', '#f2b84b') + person(360, '#345b8c', '#ffffff') + person(540, '#a8433a', '#f2b84b'),
    ),
  },
  {
    filename: 'ausbildung-elektronik.jpg',
    folder: people,
    tags: ['Ausbildung', 'Karriere'],
    alt: { de: 'Gezeichnet: eine Auszubildende vor einer Schalttafel.', en: 'Drawn: an apprentice before a switchboard.' },
    svg: drawing(
      '#cfdbe0',
      rect(360, 40, 310, 330, '#3c4a52', 10) +
        Array.from({ length: 12 }, (_, n) =>
          circle(410 + (n % 4) * 70, 100 + Math.floor(n / 4) * 100, 22, n % 5 ? '#8fa3ad' : '#e5533d'),
        ).join('') +
        person(190, '#e08a2e', '#f7f7f7'),
    ),
  },
  {
    filename: 'strommix-2026.jpg',
    folder: graphics,
    tags: ['Zahlen', 'Jahresbericht'],
    alt: {
      de: 'Balkendiagramm: Wind liefert am meisten, dann Sonne, dann Wasser.',
      en: 'Bar chart: wind gives most, then sun, then water.',
    },
    svg: drawing(
      '#ffffff',
      rect(120, 80, 110, 330, '#0f766e', 0) +
        rect(300, 210, 110, 200, '#f2b84b', 0) +
        rect(480, 330, 110, 80, '#4f8fd0', 0) +
        stroke('M80 410 H640', '#1f2933'),
    ),
  },
  {
    filename: 'nachbarschaftstarif.jpg',
    folder: graphics,
    tags: ['Tarif', 'Social Media'],
    alt: { de: 'Häuser, durch Linien mit einer Sonne verbunden.', en: 'Houses, joined by lines to a sun.' },
    svg: drawing(
      '#0f766e',
      [
        [90, 300],
        [260, 350],
        [470, 350],
        [610, 290],
      ]
        .map(
          ([x = 0, y = 0]) =>
            `${stroke(`M360 150 L${x + 30} ${y}`, '#8fe0c8', 5)}${path(`M${x - 20} ${y + 20} l50 -50 l50 50 v60 h-100Z`, '#fff4d6')}`,
        )
        .join('') + circle(360, 150, 58, '#f2b84b'),
    ),
  },
  {
    filename: 'karte-der-region.jpg',
    folder: graphics,
    tags: ['Karte', 'Social Media'],
    alt: { de: 'Eine vereinfachte Karte der Küste mit drei Standorten.', en: 'A simplified map of the coast with three sites.' },
    svg: drawing(
      '#7cbfe0',
      path('M0 120 Q140 60 230 170 T470 130 T720 220 V480 H0Z', '#dcebc0') +
        stroke('M140 480 Q260 330 420 300 T720 330', '#7cbfe0', 14) +
        [
          [180, 260],
          [400, 220],
          [580, 390],
        ]
          .map(([x = 0, y = 0]) => circle(x, y, 20, '#d94f3d') + circle(x, y, 8, '#fff'))
          .join(''),
    ),
  },
]
