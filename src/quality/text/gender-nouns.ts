/** Persons whom German names by a masculine noun when it means people of any gender, in the plural. */

/** Those whose plural is no other word. Neither companies (Partner, Hersteller, Lieferanten) nor English words (Follower) are among them. */
export const masculinePlurals: ReadonlySet<string> = new Set(
  `Abonnenten Absolventen Aktionäre Anfänger Anleger Ansprechpartner Anwälte Anwender Anwohner Arbeiter Arbeitnehmer Architekten
  Ärzte Aussteller Autofahrer Autoren Bauern Berater Besitzer Besucher Betrachter Bewerber Bewohner Bürger Einwohner Entwickler
  Experten Fahrer Forscher Fotografen Freiberufler Gärtner Gastgeber Geschäftsführer Gründer Händler Handwerker Helfer Hörer
  Ingenieure Interessenten Journalisten Käufer Kollegen Konsumenten Kunden Künstler Landwirte Lehrer Leser Mieter Mitarbeiter
  Musiker Nachbarn Nutzer Patienten Pendler Pfleger Planer Politiker Praktikanten Radfahrer Redakteure Referenten Rentner
  Schauspieler Schüler Spezialisten Spieler Sportler Studenten Teamleiter Techniker Teilnehmer Unternehmer Verbraucher Verkäufer
  Vermieter Verwender Wähler Wissenschaftler Zuhörer Zuschauer`.split(/\s+/u),
)

/** Participles that are used to avoid naming a gender. Not Reisende or Angestellte, for which there never was another word. */
export const neutralNouns =
  'Arbeitende|Besuchende|Dozierende|Forschende|Gewerbetreibende|Interessierte|Kaufende|Kunstschaffende|Lehrende|Lesende|Mitarbeitende|Nutzende|Pflegende|Radfahrende|Studierende|Teilnehmende|Zufußgehende|Zuhörende|Zuschauende'

/** How nouns of persons end before -in: Gestalterin, Autorin, Studentin, Kollegin. */
export const personStem = /(?:er|or|eur|ent|ant|ist|at|et|it|ot|og|leg|ling|wirt|und|bar|anw[aä]lt|[aä]rzt|nom|urg|chef|held)$/iu
