/** What is not approved, or not any more. Every text is invented. */
import type { SeedPost } from './post.ts'
import { body, h2, list, p } from './rich-text.ts'

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
