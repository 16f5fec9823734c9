/** A rule of Figma's that the stand-in keeps. */
export interface Rule {
  readonly rule: string
  /**
   * Where the rule is stated: a section of the project's Figma facts, a member of the real typings, or `seen:` for
   * what plugins in the wild report (the wording of an error, mostly).
   */
  readonly fact: string
  /** The test in `stand-in-*.test.ts` that fails when the rule is broken. */
  readonly test: string
}
