/** Abbreviations that end in a full stop, German and English, in small letters and without their last full stop. */

const set = (words: string) => new Set(words.split(/\s+/))

/** Behind these a sentence goes on, whatever follows. */
export const abbreviations = set(
  `abb abs abt allg anm apr aug bd bspw bzgl bzw ca dez dipl dipl.-ing dr ebd eigtl einschl evtl exkl fa feb febr ff fr frl geb gegr gem gest
  gez ggf ggfs hbf hl hr hrn hrsg inh inkl ing jan jhd jhdt jr jul jun kath lat lt max mag min mind mio mrd mtl nov nr okt orig phil pos prof
  prot rd red sen sep sept sog st stellv tab tel telef tgl tsd univ usf verf vgl vorm wg zzgl z.b z.t z.hd d.h i.d.r i.a u.a u.u u.v.m o.ä o.g
  s.o s.u v.a v.chr n.chr i.e e.g cf vs approx dept est fig figs gen gov hon messrs mr mrs ms mt ph.d rep rev sgt vol vols viz`,
)
/** Behind these, where a number follows: No. 5, Art. 5, S. 12. By themselves they are words, or end a sentence. */
export const beforeNumbers = set('no art s p pp kap ziff str az ca abs nr tel op ch sec')
/** These may end a sentence, too: a word that begins one tells. */
export const mayEnd = set('a.m p.m u.s u.k u.n e.u inc ltd co corp bros sr jr ave blvd usw etc al str v.chr n.chr u.v.m')
