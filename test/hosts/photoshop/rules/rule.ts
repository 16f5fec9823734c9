/** A rule of Photoshop's that the stand-in keeps. */
export interface Rule {
  readonly rule: string
  /**
   * Where the rule is stated: a section of the project's Photoshop facts (`photoshop.md 2.2: …`), Adobe's reference
   * (`PS …`) or help (`help: …`), a member of the typings, or `strict:` where nobody states it and the stand-in takes
   * the less friendly of the two ways.
   */
  readonly fact: string
  /** The test beside this table, or in `imaging/`, that fails when the rule is broken. */
  readonly test: string
}
