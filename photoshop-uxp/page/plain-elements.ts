/**
 * Makes `createElementNS` take its two documented arguments, and let every further one fall.
 *
 * Preact hands the parent element over as a third one, which browsers know as options; nothing says what UXP makes
 * of it.
 */
export function keepElementsPlain(document: Pick<Document, 'createElementNS'>): void {
  const create: Document['createElementNS'] = document.createElementNS.bind(document)
  const plain = (namespace: string | null, name: string) => create(namespace, name)
  try {
    // The overloads say which class each name gives; this one says the same of all.
    document.createElementNS = plain as Document['createElementNS']
  } catch {
    // A document that can't be changed is no reason to draw nothing: the third argument most likely does no harm.
  }
}
