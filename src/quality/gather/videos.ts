/** Reads the films that a post shows, each once. */
import { readCaptions } from '../../../media/analysis/captions.ts'
import { readVideo, type Film } from '../../../media/analysis/video.ts'
import { MediaRefusal } from '../../../media/refusal.ts'
import type { Language, MediaRef } from '../../core/story.ts'
import type { Unread, VideoFacts } from '../facts.ts'
import type { Gatherers } from './gather.ts'

export interface OpenedFilm {
  /** Path of the file that has the sha256 which was asked for. */
  readonly file: string
  /** As somebody pasted them: SRT or VTT. `null`: none. */
  readonly captions: { readonly text: string; readonly language: Language | null } | null
}
export interface VideoReaderOptions {
  /** `null`: there is no such file. What it throws is told as a file that could not be read. */
  readonly open: (media: MediaRef) => Promise<OpenedFilm | null>
  /** Default: as `readVideo` finds it. */
  readonly ffmpeg?: string | null
  /** For one film, the opening and its turn to be measured included: afterwards it is told as unread, for now. Default two minutes. */
  readonly timeoutMs?: number
}

/** Films whose facts are remembered: an hour's work, and a few hundred bytes each. */
const remembered = 500

/** Never throws. Decoding is done by other processes; the facts of a file are remembered by its sha256, its captions are read anew. */
export function createVideoReader({ open, ffmpeg, timeoutMs = 120_000 }: VideoReaderOptions): NonNullable<Gatherers['video']> {
  const films = new Map<string, Promise<Film | Unread>>()

  const filmOf = (media: MediaRef, file: string): Promise<Film | Unread> => {
    const known = films.get(media.sha256)
    if (known) return known
    const reading = readVideo(file, { ffmpeg }).catch((error: unknown) => {
      const refused = error instanceof MediaRefusal ? error : null
      // It may be readable the next time.
      if (!refused || refused.code === 'film-takes-too-long') films.delete(media.sha256)
      return refused?.sentence ?? said.unreadable
    })
    if (media.sha256 !== '') films.set(media.sha256, reading)
    for (const oldest of films.keys()) if (films.size > remembered) films.delete(oldest)
    return reading
  }

  const read = async (media: MediaRef): Promise<VideoFacts> => {
    const opened = await open(media)
    if (!opened) return { id: media.id, unread: said.gone }
    const film = await filmOf(media, opened.file)
    if (!('mimeType' in film)) return { id: media.id, unread: film }
    const captions = opened.captions && readCaptions(opened.captions.text, opened.captions.language)
    return { id: media.id, ...film, captions }
  }

  return (media) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<VideoFacts>((resolve) => {
      timer = setTimeout(() => resolve({ id: media.id, unread: said.late }), timeoutMs)
    })
    return Promise.race([read(media).catch((): VideoFacts => ({ id: media.id, unread: said.unreadable })), late]).finally(() =>
      clearTimeout(timer),
    )
  }
}

const said = {
  gone: {
    de: 'Die Datei dieses Films liegt nicht mehr in der Mediathek. Laden Sie ihn noch einmal hoch.',
    en: 'The file of this film is no longer in the library. Upload it again.',
  },
  unreadable: {
    de: 'Die Datei dieses Films ließ sich nicht lesen. Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie der Administration Bescheid.',
    en: 'The file of this film could not be read. Try again; if it stays so, tell your administrator.',
  },
  late: {
    de: 'Diesen Film zu prüfen dauert zu lange. Versuchen Sie es in ein paar Minuten noch einmal.',
    en: 'Judging this film takes too long. Try again in a few minutes.',
  },
} as const satisfies Record<string, Unread>
