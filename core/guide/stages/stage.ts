/** The order in which a picture is best refined: structure before detail, and the last touches last. */
export const stages = ['light', 'composition', 'brand', 'people', 'polish'] as const

/**
 * What a change is about, in the order in which changes hold best.
 *
 * - `light`: light, colour, mood, atmosphere, depth of field
 * - `composition`: what is in the picture and where: things, background, framing
 * - `brand`: logo, label, lettering, brand colours, the product's own look
 * - `people`: faces, expressions, hands, hair, poses, clothes
 * - `polish`: cleaning up, sharpening, grain, small retouching
 */
export type Stage = (typeof stages)[number]
