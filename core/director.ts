import type { DirectorQuestion } from './guide/director/director-question.ts'
import type { Picture } from './image/picture.ts'
import type { Size } from './image/rect.ts'
import type { Estimate, Usage } from './provider.ts'

/** An art director as data: what it is, and whose key it uses. */
export interface DirectorInfo {
  readonly label: string
  /** One sentence on what it does and what leaves the machine. */
  readonly description: string
  /** The provider whose key and account it shares. */
  readonly provider: string
  readonly model: string
  /** Longest edge of the picture that it is sent, in pixels. */
  readonly longestEdge: number
}

/** What an art director answered, not yet read: whatever it holds is untrusted. */
export interface DirectorAnswer {
  readonly advice: unknown
  readonly usage: Usage
}

/** Someone who looks at a picture and says what should come next; proposes, and runs nothing. */
export interface Director {
  readonly info: DirectorInfo
  /** What a question costs with a picture of that size, from and to. */
  estimate(size: Size, question: DirectorQuestion): Estimate | null
  /**
   * Asks once, with a picture in sRGB of 8 bits; never retries.
   *
   * @throws RefineError as `Provider` says; `provider_refused` when it does not want to look at the picture.
   */
  propose(
    picture: Picture,
    question: DirectorQuestion,
    options?: { readonly signal?: AbortSignal },
  ): Promise<DirectorAnswer>
}
