/** A refusal of Photoshop's own: `number` is its code, such as 9 for a host that is busy. */
export class PhotoshopError extends Error {
  readonly number: number

  constructor(message: string, number = -1) {
    super(message)
    this.number = number
  }
}
