/** quantize 1.0.2 has no types. */
declare module 'quantize' {
  type Colour = [red: number, green: number, blue: number]
  /** `false` or nothing where there are no pixels, or fewer than two colours are asked for. */
  export default function quantize(pixels: Colour[], colours: number): { palette(): Colour[] } | false | undefined
}
