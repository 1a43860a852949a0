/** What the company has to say. Every text here is invented. */
import type { Json } from '../../core/story.ts'
import type { pictures } from './pictures.ts'
import { body, bold, h2, link, list, p, quote } from './rich-text.ts'

export interface SeedText {
  readonly title: string
  readonly slug: string
  readonly teaser: string
  readonly description: string
  readonly body: Json
}
export interface SeedPost {
  readonly de: SeedText
  readonly en?: SeedText
  readonly picture?: keyof typeof pictures
  readonly topics: readonly ('wind' | 'solar' | 'storage' | 'people')[]
  readonly campaign?: boolean
  /** Texts of its own for each channel; where it says nothing, the teaser speaks. */
  readonly on: { readonly [channel in SeedChannel]?: string }
}
export type SeedChannel = 'website' | 'mastodon' | 'bluesky' | 'careers'

const site = '/site/nordlicht'

export const windPark: SeedPost = {
  de: {
    title: 'Der Windpark Havelwiese geht ans Netz',
    slug: 'windpark-havelwiese-am-netz',
    teaser: 'Vier Windräder, 24 Megawatt, Strom für 18.000 Haushalte: Seit heute speist unser Windpark Havelwiese ein.',
    description: 'Vier Windräder mit 24 Megawatt speisen seit heute ein. Wie der Bau gelang und was die Gemeinde davon hat.',
    body: body(
      p(
        'Um 9.41 Uhr drehte sich das erste Rad, um 9.58 Uhr floss der erste Strom. Nach zwei Jahren Bauzeit ist der Windpark Havelwiese am Netz. Er liefert im Jahr rund 62 Millionen Kilowattstunden, so viel, wie 18.000 Haushalte verbrauchen.',
      ),
      p(
        '„Heute ist ein guter Tag für die Region“, sagt Projektleiterin Hanna Reuter. „Wir haben ',
        bold('keinen einzigen Baum gefällt'),
        ' und den Zeitplan um drei Wochen unterboten.“',
      ),
      h2('Was die Gemeinde davon hat'),
      p(
        'Von jeder Kilowattstunde gehen 0,2 Cent an die vier Gemeinden in der Nachbarschaft. Das sind etwa 124.000 Euro im Jahr. Darüber hinaus gilt:',
      ),
      list(
        'Wer im Umkreis von fünf Kilometern wohnt, bekommt den Nachbarschaftstarif.',
        'Bürgerinnen und Bürger halten ein Viertel der Anteile.',
        'Nachts schalten sich die Lichter nur ein, wenn ein Flugzeug kommt.',
      ),
      h2('Wie es weitergeht'),
      p(
        'Im Frühjahr beginnt der Bau des Speichers nebenan. Wie Strom vom eigenen Dach dazukommt, steht in unserem Beitrag ',
        link('Solarstrom vom eigenen Dach', `${site}/solarstrom-vom-eigenen-dach`),
        '.',
      ),
    ),
  },
  en: {
    title: 'The Havelwiese wind farm goes live',
    slug: 'havelwiese-wind-farm-goes-live',
    teaser: 'Four turbines, 24 megawatts, power for 18,000 homes: our Havelwiese wind farm has been feeding the grid since this morning.',
    description: 'Four turbines with 24 megawatts feed the grid since this morning. How we built them, and what the villages gain.',
    body: body(
      p(
        'At 9.41 the first rotor turned; at 9.58 the first power flowed. After two years of building, the Havelwiese wind farm is connected. It will deliver some 62 million kilowatt hours a year, as much as 18,000 homes use.',
      ),
      p(
        '“This is a good day for the region,” says project lead Hanna Reuter. “We did not fell ',
        bold('a single tree'),
        ', and we finished three weeks ahead of schedule.”',
      ),
      h2('What the villages gain'),
      p('Of every kilowatt hour, 0.2 cents go to the four neighbouring villages. That is about 124,000 euros a year. Besides:'),
      list(
        'Everybody within five kilometres can have the neighbourhood tariff.',
        'Citizens hold a quarter of the shares.',
        'At night the lights come on only when an aircraft approaches.',
      ),
      h2('What comes next'),
      p(
        'In spring we start building the storage next door. How power from your own roof adds to it is told in ',
        link('Solar power from your own roof', `${site}/solar-power-from-your-own-roof`),
        '.',
      ),
    ),
  },
  picture: 'wind',
  topics: ['wind'],
  campaign: true,
  on: {
    website: '',
    mastodon:
      'Seit 9.58 Uhr fließt Strom: Unser Windpark Havelwiese ist am Netz. Vier Räder, 24 Megawatt, genug für 18.000 Haushalte. Und von jeder Kilowattstunde haben die Nachbargemeinden etwas. #Windkraft #Energiewende',
    bluesky:
      'Since 9.58 this morning, power flows: our Havelwiese wind farm is live. Four turbines, 24 megawatts, enough for 18,000 homes. #windpower',
  },
}

export const solarRoof: SeedPost = {
  de: {
    title: 'Solarstrom vom eigenen Dach: so rechnet er sich',
    slug: 'solarstrom-vom-eigenen-dach',
    teaser: 'Was kostet eine Anlage, was bringt sie, und wann lohnt sich ein Speicher? Drei Rechenbeispiele aus unserer Beratung.',
    description: 'Was eine Solaranlage kostet, was sie bringt und wann ein Speicher lohnt: drei Rechenbeispiele aus der Beratung.',
    body: body(
      p(
        'Familie Krüger hat ein Dach nach Süden, Herr Demir eines nach Osten und Westen, und die Kita Regenbogen hat vor allem tagsüber Bedarf. Wir haben für alle drei gerechnet.',
      ),
      h2('Drei Dächer, drei Antworten'),
      list(
        'Süddach, 9 Kilowatt: Die Anlage ist nach elf Jahren bezahlt.',
        'Ost-West-Dach, 12 Kilowatt: nach zwölf Jahren, dafür kommt der Strom morgens und abends.',
        'Kita, 15 Kilowatt: nach acht Jahren, denn fast alles wird selbst verbraucht.',
      ),
      p('Ein Speicher verlängert diese Zeit zunächst. Er lohnt sich, wenn abends viel Strom gebraucht wird, etwa für ein Elektroauto.'),
      quote('Die beste Kilowattstunde ist die, die man selbst verbraucht.'),
      h2('Beratung ohne Verpflichtung'),
      p(
        'Unsere Fachleute rechnen Ihr Dach kostenlos durch. Schreiben Sie an ',
        link('beratung@nordlicht.example', 'mailto:beratung@nordlicht.example'),
        '.',
      ),
    ),
  },
  en: {
    title: 'Solar power from your own roof: does it pay?',
    slug: 'solar-power-from-your-own-roof',
    teaser: 'What does a system cost, what does it yield, and when is a battery worth it? Three examples from our advice desk.',
    description: 'What a solar system costs, what it yields and when a battery pays: three worked examples from our advice desk.',
    body: body(
      p(
        'The Krügers have a roof facing south, Mr Demir one facing east and west, and the Rainbow nursery needs its power mostly by day. We did the sums for all three.',
      ),
      h2('Three roofs, three answers'),
      list(
        'South roof, 9 kilowatts: paid off after eleven years.',
        'East-west roof, 12 kilowatts: after twelve years, but with power in the mornings and evenings.',
        'Nursery, 15 kilowatts: after eight years, as it uses nearly everything itself.',
      ),
      p('A battery makes that longer at first. It pays where much power is needed in the evening, for an electric car for instance.'),
      quote('The best kilowatt hour is the one you use yourself.'),
      h2('Advice without obligation'),
      p(
        'Our experts do the sums for your roof free of charge. Write to ',
        link('advice@nordlicht.example', 'mailto:advice@nordlicht.example'),
        '.',
      ),
    ),
  },
  picture: 'roof',
  topics: ['solar'],
  on: {
    website: '',
    mastodon:
      'Lohnt sich Solarstrom vom eigenen Dach? Wir haben für drei Dächer gerechnet: Familie, Ost-West und Kita. Die Kita gewinnt. #Photovoltaik',
    bluesky: 'Does solar power from your own roof pay? We did the sums for three roofs. Spoiler: the nursery wins. #solar',
  },
}

export const storage: SeedPost = {
  de: {
    title: 'Tag der offenen Tür im Speicherwerk',
    slug: 'tag-der-offenen-tuer-im-speicherwerk',
    teaser: 'Einmal zwischen den Batterien stehen: Am Wochenende öffnen wir unser Speicherwerk in Rathenow. Der Eintritt ist frei.',
    description: 'Führungen, Probefahrten und ein Blick in die Leitwarte: Das Speicherwerk Rathenow öffnet am Wochenende seine Türen.',
    body: body(
      p(
        'Drei Container, zwölf Megawattstunden: Unser Speicherwerk fängt auf, was mittags zu viel und abends zu wenig ist. Am Wochenende zeigen wir, wie das geht.',
      ),
      h2('Das Programm'),
      list(
        'Führungen zu jeder vollen Stunde, auch in Leichter Sprache',
        'Probefahrten mit Elektroautos',
        'Für Kinder: ein Stromkreis zum Selberbauen',
      ),
      p(
        'Das Gelände ist barrierefrei. Wie der Strom überhaupt zu uns kommt, lesen Sie im Beitrag über den ',
        link('Windpark Havelwiese', `${site}/windpark-havelwiese-am-netz`),
        '.',
      ),
    ),
  },
  en: {
    title: 'Open day at the storage plant',
    slug: 'open-day-at-the-storage-plant',
    teaser: 'Stand among the batteries for once: this weekend our storage plant in Rathenow opens its doors. Entrance is free.',
    description: 'Guided tours, test drives and a look into the control room: the Rathenow storage plant opens its doors this weekend.',
    body: body(
      p(
        'Three containers, twelve megawatt hours: our storage plant catches what is too much at noon and too little in the evening. This weekend we show how.',
      ),
      h2('What is on'),
      list('Guided tours every full hour, also in plain language', 'Test drives in electric cars', 'For children: a circuit to build'),
      p(
        'The site is step-free. How the power gets to us in the first place is told in our post on the ',
        link('Havelwiese wind farm', `${site}/havelwiese-wind-farm-goes-live`),
        '.',
      ),
    ),
  },
  picture: 'night',
  topics: ['storage'],
  campaign: true,
  on: {
    website: '',
    mastodon:
      'Einmal zwischen zwölf Megawattstunden stehen: Am Wochenende öffnen wir unser Speicherwerk in Rathenow. Führungen, Probefahrten, ein Stromkreis zum Selberbauen. Eintritt frei.',
    bluesky:
      'Stand among twelve megawatt hours: this weekend our storage plant in Rathenow opens its doors. Tours, test drives, free entrance.',
  },
}

export const charging: SeedPost = {
  de: {
    title: 'Nachts laden, tags fahren: der neue Autostromtarif',
    slug: 'nachts-laden-tags-fahren',
    teaser: 'Ab Januar laden Elektroautos bei uns nachts zum halben Preis, wenn der Wind weht. Die Wallbox entscheidet selbst, wann.',
    description: 'Ab Januar laden Elektroautos nachts günstiger, wenn der Wind weht. So funktioniert der neue Tarif.',
    body: body(
      p('Wenn nachts der Wind weht und kaum jemand Strom braucht, ist Strom im Überfluss da. Der neue Tarif gibt diesen Vorteil weiter.'),
      h2('So funktioniert es'),
      list(
        'Sie sagen, bis wann das Auto voll sein soll.',
        'Die Wallbox lädt in den günstigsten Stunden bis dahin.',
        'Auf der Rechnung steht jede Ladung einzeln.',
      ),
      p('Voraussetzung ist ein intelligenter Stromzähler. Wir bauen ihn ein, ohne dass Kosten entstehen.'),
    ),
  },
  en: {
    title: 'Charge at night, drive by day: the new car tariff',
    slug: 'charge-at-night-drive-by-day',
    teaser: 'From January, electric cars charge at half the price at night when the wind blows. The wallbox decides when.',
    description: 'From January, electric cars charge for less at night when the wind blows. This is how the new tariff works.',
    body: body(
      p('When the wind blows at night and hardly anybody needs power, there is plenty of it. The new tariff passes that on.'),
      h2('How it works'),
      list(
        'You say by when the car is to be full.',
        'The wallbox charges in the cheapest hours until then.',
        'The bill lists every charge.',
      ),
      p('It takes a smart meter. We install it free of charge.'),
    ),
  },
  picture: 'night',
  topics: ['storage'],
  on: {
    website: '',
    mastodon:
      'Wenn nachts der Wind weht, lädt Ihr Auto zum halben Preis: unser neuer Autostromtarif ab Januar. Die Wallbox sucht sich die besten Stunden selbst. #Elektroauto',
    bluesky:
      'When the wind blows at night, your car charges at half the price: our new tariff from January. The wallbox picks the hours. #EV',
  },
}

export const prices: SeedPost = {
  de: {
    title: 'Was sich 2027 an den Preisen ändert',
    slug: 'preise-2027',
    teaser: 'Die Netzentgelte sinken, die Umlagen steigen: Unter dem Strich zahlt ein Haushalt im Schnitt 14 Euro weniger im Jahr.',
    description: 'Netzentgelte, Umlagen, Grundpreis: was sich 2027 ändert und was ein Haushalt am Ende zahlt.',
    body: body(
      p(
        'Im Januar ändern sich die Preise. Die Netzentgelte sinken um 0,9 Cent je Kilowattstunde, zwei Umlagen steigen zusammen um 0,5 Cent.',
      ),
      p('Für einen Haushalt mit 3.500 Kilowattstunden heißt das: rund 14 Euro weniger im Jahr. Der Grundpreis bleibt, wie er ist.'),
    ),
  },
  topics: ['people'],
  on: { website: '', mastodon: '' },
}

export const interview: SeedPost = {
  de: {
    title: 'Fünf Fragen an unsere Netzmeisterin',
    slug: 'fuenf-fragen-an-die-netzmeisterin',
    teaser: 'Maike Thoms sorgt dafür, dass nach einem Sturm das Licht wieder angeht.',
    description: '',
    body: body(
      p('Frau Thoms, was war Ihr längster Einsatz?'),
      p('Der Sturm im Februar. Wir waren 31 Stunden unterwegs, zu viert, mit zwei Wagen.'),
    ),
  },
  topics: ['people'],
  on: { website: '' },
}

export const sale: SeedPost = {
  de: {
    title: 'Balkonkraftwerke: jetzt so billig wie nie',
    slug: 'balkonkraftwerke',
    teaser: 'Billig wie nie: Balkonkraftwerke für Mieterinnen und Mieter, mit Halterung und Anleitung, nur solange der Vorrat reicht.',
    description: 'Balkonkraftwerke für Mieterinnen und Mieter, mit Halterung und Anleitung.',
    body: body(p('Zwei Module, ein Stecker: Mit einem Balkonkraftwerk wird auch die Mietwohnung zum Kraftwerk.')),
  },
  en: {
    title: 'Balcony power stations: cheap as never before',
    slug: 'balcony-power-stations',
    teaser: 'Cheap as never before: balcony power stations for tenants, with mount and instructions, while stocks last.',
    description: 'Balcony power stations for tenants, with mount and instructions.',
    body: body(p('Two panels, one plug: with a balcony power station, a rented flat becomes a power plant.')),
  },
  topics: ['solar'],
  on: {
    website: '',
    bluesky:
      'Cheap as never before! Our balcony power stations are here: two panels of 450 watts each, a mount for every railing, one plug, and instructions in eight languages. Townspeople collect theirs at the service centre, everybody else has it delivered. While stocks last, which by our sums is not for long.',
  },
}

export const raffle: SeedPost = {
  de: {
    title: 'Gewinnspiel: ein Jahr Strom',
    slug: 'gewinnspiel-ein-jahr-strom',
    teaser: 'Wer errät, wie viele Umdrehungen unser Windrad an einem Tag macht? Zu gewinnen gibt es ein Jahr Strom.',
    description: 'Wie viele Umdrehungen macht ein Windrad am Tag? Wer es errät, gewinnt ein Jahr Strom.',
    body: body(
      p(
        'Schätzen Sie mit: Wie oft dreht sich das Rad am Eingang des Windparks an einem Tag? Unter allen, die es auf hundert genau treffen, verlosen wir ein Jahr Strom.',
      ),
    ),
  },
  picture: 'wind',
  topics: ['wind'],
  on: { website: '', mastodon: '' },
}

export const maintenance: SeedPost = {
  de: {
    title: 'Wartung am Umspannwerk: was Sie wissen müssen',
    slug: 'wartung-am-umspannwerk',
    teaser: 'Am Sonntag von 2 bis 5 Uhr arbeiten wir am Umspannwerk Premnitz. Der Strom fließt weiter, es kann kurz flackern.',
    description: 'Am Sonntag von 2 bis 5 Uhr arbeiten wir am Umspannwerk Premnitz. Der Strom fließt weiter.',
    body: body(
      p(
        'Am Sonntag tauschen wir im Umspannwerk Premnitz einen Transformator. Von 2 bis 5 Uhr versorgt die Leitung aus Rathenow beide Städte.',
      ),
      p(
        'Der Strom fließt weiter; beim Umschalten kann das Licht kurz flackern. Wer ein Gerät betreibt, das nie ausgehen darf, erreicht uns in dieser Nacht unter der Störungsnummer.',
      ),
    ),
  },
  en: {
    title: 'Maintenance at the substation: what you need to know',
    slug: 'maintenance-at-the-substation',
    teaser: 'On Sunday from 2 to 5 we work at the Premnitz substation. Power stays on; lights may flicker briefly.',
    description: 'On Sunday from 2 to 5 we work at the Premnitz substation. Power stays on.',
    body: body(
      p('On Sunday we exchange a transformer at the Premnitz substation. From 2 to 5 the line from Rathenow supplies both towns.'),
      p(
        'Power stays on; lights may flicker when we switch over. If you run a device that must never fail, call the fault number that night.',
      ),
    ),
  },
  topics: ['people'],
  on: { website: '', mastodon: '', bluesky: '' },
}

export const vacancy: SeedPost = {
  de: {
    title: 'Wir suchen Elektronikerinnen und Elektroniker',
    slug: 'wir-suchen-elektronik',
    teaser: 'Vier Tage arbeiten, fünf Tage Energie: Für unsere Umspannwerke suchen wir drei Menschen, die gern hoch hinaus wollen.',
    description: 'Drei Stellen in Rathenow und Premnitz: Elektronikerinnen und Elektroniker für Betriebstechnik gesucht.',
    body: body(
      p(
        'Wir suchen drei Elektronikerinnen oder Elektroniker für Betriebstechnik. Vier-Tage-Woche, Dienstwagen, und der beste Ausblick der Region.',
      ),
    ),
  },
  picture: 'wind',
  topics: ['people'],
  on: {
    careers:
      'Vier Tage arbeiten, fünf Tage Energie: Wir suchen drei Elektronikerinnen oder Elektroniker für unsere Umspannwerke. #Jobs #Brandenburg',
  },
}
