import type { Language } from '../../core/story.ts'

interface Coarse {
  /** Whole words that are nothing else. */
  readonly sure: ReadonlySet<string>
  /** Beginnings that no harmless word has. */
  readonly stems: readonly string[]
  /** Words that have another meaning, too, or that some houses use. */
  readonly perhaps: ReadonlySet<string>
}

const words = (list: string) => new Set(list.trim().split(/\s+/))

/**
 * From naughty-words 1.2.0 (CC BY 4.0, Shutterstock), read 2026-11-29, without the terms of medicine, sexuality and daily life that stand in it
 * (nude, escort, popel, nackt): a clinic or a hotel writes them. The lists there know no verbs in their forms and no compounds; these are ours.
 */
export const coarseWords: Readonly<Record<Language, Coarse>> = {
  de: {
    sure: words(`arsch ärsche arschloch arschlöcher fick fickt ficken gefickt fotze fotzen hure huren hurensohn hurensöhne
      kacke kacken nutte nutten schlampe schlampen wichser wichsen schwuchtel schwuchteln pisser verpiss verpisst kanake kanaken neger nigger`),
    stems: ['scheiß', 'scheiss', 'arschl', 'arschk', 'arschg', 'beschissen', 'fickt', 'hurens', 'verfickt', 'wichser', 'kampflesbe'],
    perhaps: words(
      'bimbo bonze bonzen flittchen hackfresse mufti pissen pimmel schabracke vollpfosten vollidiot trottel depp deppen verarschen',
    ),
  },
  en: {
    sure: words(`arsehole arseholes asshole assholes bitch bitches bollocks bullshit cunt cunts faggot faggots fuck fucks fucked fucker fuckin fucking
      motherfucker nigga nigger shit shits shitty slut sluts twat twats wanker wankers whore whores tosser tossers retarded`),
    stems: ['fuck', 'motherfuck', 'shitt', 'bullshit', 'asshole', 'arsehole'],
    perhaps: words('arse ass bastard bastards bloody crap damn dick dicks idiot idiots moron morons piss pissed prick sucks tits'),
  },
}
