/**
 * How a version group meets what lies below it: blended as one picture first, with its layers let through one by one, or
 * in a mode that the user gave it.
 */
export type GroupBlend = 'asOne' | 'through' | 'own'

/**
 * Says how a version group has to be blended, clipped to its source or not.
 *
 * A clipped group is blended as one before it meets the source, which letting its layers through contradicts. A mode that
 * the user gave the group stays.
 */
export function groupBlend(clipped: boolean, current: GroupBlend): GroupBlend {
  if (current === 'own') return 'own'
  return clipped ? 'asOne' : 'through'
}
