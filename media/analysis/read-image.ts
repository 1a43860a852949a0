/** What a picture tells about itself: facts only, and no judgement of them. */

/** Shares are of width and height, 0 to 1, from the top left. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture as it lies in the library. */
export interface ReadImage {
  readonly unread?: undefined
  /** `image/jpeg` and so on, by its bytes. */
  readonly mimeType: string
  readonly bytes: number
  /** Pixels, as it is seen: after turning. */
  readonly width: number
  readonly height: number
  /** Frames of an animation; 1 for a still picture. All that follows is said of the first. */
  readonly frames: number
  readonly colourSpace: 'srgb' | 'display-p3' | 'adobe-rgb' | 'cmyk' | 'grey' | 'other'
  readonly hasAlpha: boolean
  readonly metadata: {
    readonly hasGps: boolean
    /** Copyright notice in EXIF, IPTC or XMP. */
    readonly copyright: string | null
    /** `true`: the metadata say that it was made or changed by a generative model (IPTC digital source type). */
    readonly isGenerated: boolean
    /** Names of persons that the metadata tell (IPTC `PersonInImage`), and serial numbers of cameras. */
    readonly persons: readonly string[]
    readonly hasSerialNumber: boolean
  }
  /** Variance of the Laplacian at 1,024 px: below about 20 it is blurred. */
  readonly sharpness: number
  /** 0 to 8 bit: a flat graphic has little, and is not blurred. */
  readonly entropy: number
  /** Share of neighbouring pixels that do not differ, 0 to 1: drawn areas have no grain. See `isGraphic`. */
  readonly flatness: number
  /** The colours that it consists of, largest share first; at most 8. Shares add up to 1 at the most. */
  readonly palette: readonly { readonly hex: string; readonly share: number }[]
  /** 64 bits as `0` and `1`: alike pictures differ in at most 10. */
  readonly perceptualHash: string
  /** Words in the picture. `null`: it was not read. */
  readonly words:
    | readonly { readonly text: string; readonly box: Box; /** WCAG 2 ratio of letters and ground, 1 to 21. */ readonly contrast: number }[]
    | null
  /**
   * The brand's logos that are in it, the best match of each. Empty where the brand has none, or none was found.
   * `null`: not all of them could be looked for, and none was found.
   */
  readonly logos:
    | readonly {
        /** Id of the logo in the brand's profile. */
        readonly logo: string
        /** Correlation, 0 to 1: 0.8 and more is the logo. */
        readonly score: number
        readonly box: Box
        /** Free space around it, in heights of the logo: the smallest of the four sides; at most 2. */
        readonly clearSpace: number
        /** Pixels, in the picture's own size. */
        readonly widthPx: number
        /** WCAG 2 relative luminance of what it stands on, 0 (black) to 1 (white). */
        readonly ground: number
      }[]
    | null
}
