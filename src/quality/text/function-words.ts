/** Small words that give a language away. None that German and English share (in, an, am, so, was, war, die, man, will, hat, also). */

const set = (words: string) => new Set(words.split(/\s+/))

export const functionWords = {
  de: set(
    `der das dem den des und ist nicht wir sie ich ihr uns unser unsere unserem unseren unserer euch euer eure ihre ihren ihrem ihrer ein eine
    einen einem einer eines kein keine keinen mit von vom zu zum zur auf aus bei beim für über unter nach vor durch gegen ohne um bis seit
    zwischen dass daß weil wenn aber oder sondern doch noch schon nur auch sehr mehr wie wer wo wann warum welche welcher welches sich sind
    seid haben habe hast wird werden wurde wurden worden kann können muss müssen soll sollen möchten dürfen dieser diese dieses diesen diesem
    jede jeder jedes jeden alle allen alles als damit dabei dafür darum dazu jetzt heute morgen hier dort immer wieder ab im ins ans es er
    du dir dich mir mich gibt viel viele mal zwei drei ganz bald geht macht machen kommen einfach endlich`,
  ),
  en: set(
    `the and is are not you your yours we our ours they their theirs them he she his it its of to for with from by at on or but if when where
    why who which what how that this these those there here have has had been being be would should could can cannot must may might do does
    did don't doesn't i'm it's we're you're we've that's let's about into over under after before because than then very more most just only
    now today tomorrow every each some any all meet join find learn get got make makes read out up down as my me us see come one two`,
  ),
} as const

/** The commonest ones of languages that are taken for German or English, or for each other. */
export const foreignWords: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: set('le la les des du un une et est nous vous notre votre nos vos pour avec dans sur que qui pas plus au aux ce cette ces en à chez'),
  es: set('el la los las un una y es de del que en por para con nuestro nuestra nuestros su más como se lo al este esta nos muy'),
  it: set('il lo la gli le un una e è di del della che in per con nostro nostra nostri da dal alla al più non si come vi questo questa'),
  pt: set('o a os as um uma e é de do da dos das que em no na por para com nosso nossa mais não se ao como seu sua'),
  nl: set('de het een en van is zijn wij onze ons voor met op niet dat aan te bij ook naar om uit deze dit jullie maar nog wordt kom'),
  da: set('og det den er en et af til på med for ikke vi vores der som har kan fra om jeg du også men hvordan'),
  no: set('og det den er en et av til på med for ikke vi vår våre der som har kan fra om jeg du også men hvordan'),
  sv: set('och det den är en ett av till på med för inte vi vår våra som har kan från om jag du också men hur'),
  pl: set('i w z na do się jest nie że to od dla jak nasz nasza nasze po o za oraz już są przez co nas'),
  cs: set('a v na se je že to s z do pro jak náš naše po o za ale už jsou si k i při od nás'),
}
