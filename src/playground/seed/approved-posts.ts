/** What was approved. Every text is invented. */
import type { SeedPost } from './post.ts'
import { body, bold, h2, link, list, p, quote } from './rich-text.ts'

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
  parts: {
    mastodon: [
      'Dach eins: Familie Krüger, nach Süden, 9 Kilowatt. Nach elf Jahren ist die Anlage bezahlt. Mittags ist mehr Strom da, als die vier brauchen.',
      'Dach zwei: Herr Demir, nach Osten und Westen, 12 Kilowatt. Es dauert zwölf Jahre, dafür kommt der Strom morgens und abends, wenn jemand zu Hause ist.',
      'Dach drei: die Kita Regenbogen, 15 Kilowatt. Nach acht Jahren bezahlt, denn gekocht wird mittags. Ihr Dach rechnen wir kostenlos durch.',
    ],
    bluesky: [
      'Roof one: the Krügers, facing south, 9 kilowatts. Paid off after eleven years. At noon there is more power than the four of them need.',
      'Roof two: Mr Demir, facing east and west, 12 kilowatts. It takes twelve years, but power comes in the morning and in the evening, when somebody is at home.',
      'Roof three: the Rainbow nursery, 15 kilowatts. Paid off after eight years, as lunch is cooked at noon. We do the sums for your roof free of charge.',
    ],
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
  on: { website: '', mastodon: '', bluesky: '', xing: '' },
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
