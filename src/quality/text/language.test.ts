import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  'Am Samstag öffnen wir die Werkstatt. Kommen Sie vorbei!',
  'Neu bei uns: Glocken aus Bronze, gegossen wie vor 300 Jahren.',
  'Wir suchen zum 1. März eine Gießerin (m/w/d) in Köln. Jetzt bewerben: https://acme.example/jobs/open-position-for-the-foundry',
  'Unser Team war auf der Hannover Messe und hat viel gelernt. #CustomerExperience #BestPractice #TheFutureOfWork',
  'Das Whitepaper zu Cloud Security und Best Practices ist da. Download hier!',
  'Danke an @the_bell_company für die tolle Zusammenarbeit beim Launch.',
  'Eine Gießerin prüft den Klang einer Glocke.',
  'Glockenklang in Großbuchstaben: WIR ÖFFNEN DIE TÜREN UND FREUEN UNS AUF SIE',
  'Euch erwartet ein bunter Tag mit Musik, Kuchen und viel Krach 🎉',
  'Heute vor 50 Jahren: die erste Glocke verlässt die Werkstatt.',
  'Wie klingt Bronze? Im neuen Podcast erzählt Ada Beispiel von ihrer Arbeit.',
  'Unsere CEO sagt: „Customer first“ ist für uns kein Slogan, sondern der Alltag.',
])('German: %s', (text) => expect(languageOf(text)).toBe('de'))

test.each([
  'We open the workshop on Saturday. Come and see!',
  'Our new bell is made of bronze, cast as it was 300 years ago.',
  'We are hiring a founder in Köln. Apply now: https://acme.example/stellen/wir-suchen-eine-giesserin',
  'Thank you to @wir_sind_die_glocke for a wonderful evening. #DankeFürAlles #WirSindAcme',
  'The new white paper on cloud security is out today.',
  'A founder checks the sound of a bell.',
  'How does bronze sound? Find out in our new podcast with Ada Beispiel.',
  'Fifty years ago today, the first bell left the workshop.',
  'WE OPEN OUR DOORS AND LOOK FORWARD TO SEEING YOU',
  'Did you know that every bell has its own voice?',
  'It’s the small things that make a difference, isn’t it?',
  'Join us at the Oktoberfest in München: beer, bells and a lot of Gemütlichkeit!',
])('English: %s', (text) => expect(languageOf(text)).toBe('en'))

test.each([
  'Nous ouvrons notre atelier samedi. Venez nous voir et découvrez comment naissent nos cloches !',
  'El sábado abrimos el taller. ¡Ven a ver cómo nacen nuestras campanas!',
  'Sabato apriamo la nostra officina: venite a vedere come nascono le campane.',
  'We zijn zaterdag open. Kom langs en zie hoe onze klokken worden gemaakt!',
  'Otwieramy warsztat w sobotę. Zapraszamy do nas na pokaz i zobacz, jak powstają dzwony.',
  'Vi åbner værkstedet på lørdag. Kom forbi og se, hvordan klokker bliver til.',
  'Abrimos a oficina no sábado. Venha ver como nascem os nossos sinos.',
  'Cumartesi günü atölyemizi açıyoruz. Çanların nasıl yapıldığını görmek için bekliyoruz.',
  'В субботу мы открываем мастерскую. Приходите!',
  '我们星期六开放工作室，欢迎参观。',
  'نفتح ورشتنا يوم السبت. مرحبا بكم جميعا.',
])('another: %s', (text) => expect(languageOf(text)).toBe('other'))

test.each([
  '',
  'Acme',
  'Neues Whitepaper: Cloud Security Best Practices',
  'Cloud Security Best Practices',
  'Open House bei Acme',
  'Jetzt bewerben',
  'Save the date!',
  'Ada Beispiel, Paris, Roma, Milano, Berlin, London',
  'Customer Experience Manager (m/w/d)',
  'https://acme.example/wir-oeffnen-die-werkstatt-und-freuen-uns-auf-sie',
  '#TheFutureOfWork #WeAreHiring @the_new_company',
  'Acme Bell Tour 2026: Hamburg, Bremen, Kiel, Lübeck',
  'Wir öffnen die Werkstatt und freuen uns. We open the workshop and look forward to seeing you.',
  '🎉🎉🎉',
  '4711 0815 2026',
  'Black Friday Sale: Bells & Rings',
])('unsure: %s', (text) => expect(languageOf(text)).toBe('unsure'))

test('any text has an answer, and 100 kB soon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(['de', 'en', 'other', 'unsure']).toContain(languageOf(text))))
  for (const bait of ['a', '`', '@', '#', '\ud800', 'www.', 'a@', "a'", 'der ']) {
    const started = performance.now()
    languageOf(bait.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(500)
  }
})
